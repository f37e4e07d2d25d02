import type { Spread } from '@valora/contracts';
import { effortDraws } from './uncertainty/effort-draws.js';

export interface PlannedFeature {
  readonly id: string;
  readonly key: string;
  readonly effortDays: Spread;
  readonly needs: readonly string[];
}

export interface CapacityRequest {
  readonly teamId: string;
  /** In the order of their shown rank. */
  readonly ranked: readonly PlannedFeature[];
  /** Open must-do work: takes its share of the capacity first. */
  readonly mustDo: readonly PlannedFeature[];
  /** Person-days the team has. */
  readonly capacityDays: number;
  /** Ids of delivered features: prerequisites that are there. */
  readonly delivered: ReadonlySet<string>;
}

export interface CapacityLine {
  /** Last position whose cumulated mean effort still fits; 0 when not even the first does. */
  readonly fitsThrough: number;
  /** Mean person-days of the must-do work and everything above the line. */
  readonly plannedDays: number;
  /** P(all of that fits), efforts taken as independent of each other. */
  readonly pFits: number;
  readonly warnings: readonly string[];
}

const lineAt = (ranked: readonly PlannedFeature[], capacityDays: number) => {
  let used = 0;
  let fits = 0;
  for (const { effortDays } of ranked) {
    if (used + effortDays.mean > capacityDays) break;
    used += effortDays.mean;
    fits += 1;
  }
  return { fits, used };
};

const probabilityOfFit = (
  teamId: string,
  planned: readonly PlannedFeature[],
  capacityDays: number,
): number => {
  const totals = effortDraws(teamId, planned);
  return totals.filter((days) => days <= capacityDays).length / totals.length;
};

/** Prerequisites that the order breaks above the line, each as a sentence. */
const broken = ({ ranked, mustDo, delivered }: CapacityRequest, fits: number): readonly string[] => {
  const place = new Map(ranked.map(({ id }, index) => [id, index]));
  const there = new Set([...delivered, ...mustDo.map(({ id }) => id)]);
  return ranked.slice(0, fits).flatMap(({ key, needs }, index) =>
    needs
      .filter((id) => !there.has(id))
      .flatMap((id): readonly string[] => {
        const at = place.get(id);
        if (at === undefined) return [`${key} needs a feature that is not ranked.`];
        if (at >= fits) return [`${key} needs ${ranked[at]!.key}, which is below the capacity line.`];
        return at > index ? [`${key} needs ${ranked[at]!.key}, which is ranked after it.`] : [];
      }),
  );
};

/**
 * Where the team's capacity ends in the ranked list, going down in order without skipping, how likely everything above
 * the line really fits, and which prerequisites that plan breaks.
 */
export const capacityLine = (request: CapacityRequest): CapacityLine => {
  const { teamId, ranked, mustDo, capacityDays } = request;
  const reserved = mustDo.reduce((sum, { effortDays }) => sum + effortDays.mean, 0);
  const { fits, used } = lineAt(ranked, capacityDays - reserved);
  return {
    fitsThrough: fits,
    plannedDays: reserved + used,
    pFits: probabilityOfFit(teamId, [...mustDo, ...ranked.slice(0, fits)], capacityDays),
    warnings: broken(request, fits),
  };
};
