/**
 * What a formula can read besides inputs. Those that start with # cannot be typed in a formula and so never clash
 * with an input of the team's own.
 */
export const variables = {
  predictedRoi: 'predictedRoi',
  predictedValue: 'predictedValue',
  predictedEffortDays: 'predictedEffortDays',
  demand: 'demand',
  /** Money per person-day of the feature's prediction. */
  dayRate: '#dayRate',
  /** See `netEffortDays` in roi-parts.ts. */
  netEffortDays: '#netEffortDays',
  /** The effort a person gave, in person-days, whichever of the two effort inputs it came in. */
  givenEffortDays: '#givenEffortDays',
} as const;
export type Variable = (typeof variables)[keyof typeof variables];

export const predictedNames = [
  variables.predictedRoi,
  variables.predictedValue,
  variables.predictedEffortDays,
  variables.demand,
] as const;
