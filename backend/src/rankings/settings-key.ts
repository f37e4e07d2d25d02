import type { RankingSettings } from '@valora/contracts';

/** Equal for settings that score alike: the database reorders the fields of JSON, and a label changes no score. */
export const settingsKey = ({ framework, criteria, formula }: RankingSettings): string =>
  JSON.stringify([
    framework,
    formula,
    criteria.map(({ name, weight, anchorLow, anchorHigh, scale }) => [
      name,
      weight,
      anchorLow,
      anchorHigh,
      scale,
    ]),
  ]);
