import { inputDefinitions, type InputDefinition } from '@valora/contracts';

/** Why a value is not one of this input’s; null when it is. Inputs of the team’s own take any finite number. */
export const inputProblem = (name: string, value: number): string | null => {
  if (!Number.isFinite(value)) return 'must be a finite number';
  const definition = (inputDefinitions as Readonly<Record<string, InputDefinition>>)[name];
  if (definition === undefined || !Object.hasOwn(inputDefinitions, name)) return null;
  if (definition.allowed !== undefined && !definition.allowed.includes(value))
    return `must be one of ${definition.allowed.join(', ')} (${definition.label})`;
  if (value < definition.min || value > definition.max)
    return `must be between ${String(definition.min)} and ${String(definition.max)} ${definition.unit}`;
  return null;
};
