/**
 * What a delivered feature returned, as the ratio (V − C) / C with C = person-days × day rate.
 * @returns null while either figure is unknown
 */
export const realisedRoi = (figures: {
  realisedValue: number | null;
  actualEffortDays: number | null;
  dayRate: number;
}): number | null => {
  if (figures.realisedValue === null || figures.actualEffortDays === null) return null;
  const cost = figures.actualEffortDays * figures.dayRate;
  return cost > 0 ? (figures.realisedValue - cost) / cost : null;
};
