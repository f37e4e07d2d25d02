import type { Data, forge } from '@valora/contracts';

export type PredictedAgain =
  | { readonly ok: true; readonly score: Data<typeof forge.explainAction> }
  | { readonly ok: false; readonly message: string };

/** What the right rail may ask of the app’s functions. */
export type RailFunctions = {
  predictAgain: () => Promise<PredictedAgain>;
};
