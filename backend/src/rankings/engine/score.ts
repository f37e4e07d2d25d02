import { exclusionsOf } from './eligibility.js';
import { failureOf } from './formula/failure.js';
import { namesIn } from './formula/node.js';
import { compileProgram, evaluateOnce } from './formula/program.js';
import { compareKeys, compareScored } from './natural-order.js';
import type { Quantity } from './quantities.js';
import { missingName, quantityOf } from './quantities.js';
import type { Scorer } from './scorer.js';
import type { RankableFeature, UnscoredRow } from './types.js';

export interface ScoredRow {
  readonly id: string;
  readonly key: string;
  readonly feature: RankableFeature;
  readonly score: number;
  /** By variable: everything the score and its explanation read. */
  readonly quantities: ReadonlyMap<string, Quantity>;
}

/** A feature without a score, with what it would be scored by. */
export interface UnscoredFeature extends UnscoredRow {
  readonly feature: RankableFeature;
}

export interface Scores {
  /** Best first. */
  readonly scored: readonly ScoredRow[];
  /** In the natural order of their keys. */
  readonly unscored: readonly UnscoredFeature[];
}

type Complete = Omit<ScoredRow, 'score'>;
type Read = { readonly complete: Complete } | { readonly unscored: UnscoredFeature };

const unscoredRow = (feature: RankableFeature, missing: readonly string[]): UnscoredFeature => ({
  id: feature.id,
  key: feature.key,
  title: feature.title,
  missing,
  feature,
});

const read = (feature: RankableFeature, variables: readonly string[]): Read => {
  const excluded = exclusionsOf(feature);
  if (excluded.length > 0) return { unscored: unscoredRow(feature, excluded) };
  const quantities = new Map<string, Quantity>();
  const missing: string[] = [];
  for (const variable of variables) {
    const quantity = quantityOf(feature, variable);
    if (quantity === null) missing.push(missingName(variable));
    else quantities.set(variable, quantity);
  }
  if (missing.length > 0) return { unscored: unscoredRow(feature, [...new Set(missing)]) };
  return { complete: { id: feature.id, key: feature.key, feature, quantities } };
};

const byKey = (a: UnscoredRow, b: UnscoredRow): number =>
  compareKeys(a.key, b.key) || compareKeys(a.id, b.id);

const variablesOf = (scorer: Scorer): readonly string[] => [
  ...new Set([...namesIn(scorer.scored), ...namesIn(scorer.explained)]),
];

/** Scores features one at a time, for trying what a change would do; null where one has no score. */
export const singleScorer = (scorer: Scorer): ((feature: RankableFeature) => number | null) => {
  const variables = variablesOf(scorer);
  const program = compileProgram(scorer.scored);
  return (feature) => {
    const result = read(feature, variables);
    if ('unscored' in result) return null;
    const values = new Map([...result.complete.quantities].map(([name, { value }]) => [name, value]));
    const score = evaluateOnce(program, values);
    return Number.isNaN(score) ? null : score;
  };
};

/**
 * Scores every feature that has what the formula reads; each score depends on its own feature only. The others are
 * listed with what is missing or why they stand outside: a missing input is never a zero.
 */
export const scoreFeatures = (features: readonly RankableFeature[], scorer: Scorer): Scores => {
  const variables = variablesOf(scorer);
  const complete: Complete[] = [];
  const unscored: UnscoredFeature[] = [];
  for (const feature of features) {
    const result = read(feature, variables);
    if ('unscored' in result) unscored.push(result.unscored);
    else complete.push(result.complete);
  }
  const program = compileProgram(scorer.scored);
  const columns = program.names.map((name) =>
    Float64Array.from(complete, ({ quantities }) => quantities.get(name)!.value),
  );
  const values = program.run(columns, complete.length);
  const scored: ScoredRow[] = [];
  complete.forEach((row, index) => {
    const score = values[index]!;
    if (Number.isNaN(score)) unscored.push(unscoredRow(row.feature, [failure(scorer, row)]));
    else scored.push({ ...row, score });
  });
  return { scored: scored.sort(compareScored), unscored: unscored.sort(byKey) };
};

const failure = (scorer: Scorer, { quantities }: Complete): string => {
  const values = new Map([...quantities].map(([name, { value }]) => [name, value]));
  return failureOf(scorer.scored, values) ?? 'the formula has no finite value';
};
