import { inputDefinitions } from '@valora/contracts';
import { variables } from './variables.js';

const predicted: Readonly<Record<string, string>> = {
  [variables.predictedRoi]: 'predicted return',
  [variables.predictedValue]: 'predicted value',
  [variables.predictedEffortDays]: 'predicted effort',
  [variables.netEffortDays]: 'predicted effort',
  [variables.givenEffortDays]: 'effort',
  [variables.dayRate]: 'the day rate',
  [variables.demand]: 'demand',
};

/** A variable as people call it in a sentence; an input of the team's own by its own name. */
export const quantityWords = (variable: string): string => {
  if (Object.hasOwn(predicted, variable)) return predicted[variable]!;
  if (!Object.hasOwn(inputDefinitions, variable)) return variable;
  const { label } = inputDefinitions[variable as keyof typeof inputDefinitions];
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
};
