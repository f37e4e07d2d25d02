import { builtInInputs } from '@valora/contracts';

/** Inputs that could be added beyond those shown. */
export const furtherInputs = (shown: readonly string[]): string[] =>
  builtInInputs.filter((name) => !shown.includes(name));
