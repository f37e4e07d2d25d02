import type { Criterion, RankingSettings } from '@valora/contracts';
import type { Node } from './formula/node.js';
import { parseFormula } from './formula/parse.js';
import { unknownNames } from './formula/unknown-names.js';
import { explainedRoi, presets } from './presets.js';
import { predictedNames } from './variables.js';

/** How a team's features are scored: the tree that is evaluated and the tree that is explained, equal in value. */
export interface Scorer {
  readonly scored: Node;
  readonly explained: Node;
  readonly criteria: readonly Criterion[];
}

export type ScorerResult =
  | { readonly ok: true; readonly scorer: Scorer }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Σ weight · anchored value / Σ weight: 0 to 100 whatever the weights. */
const weightedNode = (criteria: readonly Criterion[]): Node => {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const terms = criteria.map(({ name, weight, anchorLow: low, anchorHigh: high, scale }): Node => ({
    kind: 'binary',
    operator: '*',
    left: { kind: 'number', value: weight / total, at: 1 },
    right: {
      kind: 'anchored',
      anchors: { low, high, scale },
      of: { kind: 'name', name, at: 1 },
      at: 1,
    },
    at: 1,
  }));
  return terms.reduce((left, right) => ({ kind: 'binary', operator: '+', left, right, at: 1 }));
};

const weighted = (criteria: readonly Criterion[]): ScorerResult => {
  const counted = criteria.filter(({ weight }) => weight > 0);
  if (counted.length === 0) return { ok: false, problems: ['give at least one criterion a weight above 0'] };
  const names = criteria.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0)
    return { ok: false, problems: repeated.map((name) => `criterion ${name} appears twice: remove one`) };
  const node = weightedNode(counted);
  return { ok: true, scorer: { scored: node, explained: node, criteria } };
};

const free = (settings: RankingSettings): ScorerResult => {
  const parsed = parseFormula(settings.formula ?? '');
  if (!parsed.ok)
    return { ok: false, problems: [`position ${parsed.problem.position}: ${parsed.problem.message}`] };
  return { ok: true, scorer: { scored: parsed.node, explained: parsed.node, criteria: settings.criteria } };
};

/** Settings → scorer, or everything that is wrong with them. */
export const scorerFor = (settings: RankingSettings): ScorerResult => {
  if (settings.framework === 'weighted') return weighted(settings.criteria);
  if (settings.framework === 'formula') return free(settings);
  const scored = presets[settings.framework];
  const explained = settings.framework === 'roi' ? explainedRoi : scored;
  return { ok: true, scorer: { scored, explained, criteria: settings.criteria } };
};

/** Everything wrong with settings a person is about to save; empty when they can be used. */
export const settingsProblems = (
  settings: RankingSettings,
  inputNames: readonly string[],
): readonly string[] => {
  const result = scorerFor(settings);
  if (!result.ok) return result.problems;
  const known = [...inputNames, ...predictedNames];
  if (settings.framework === 'formula')
    return unknownNames(result.scorer.scored, known).map(
      ({ position, message }) => `position ${position}: ${message}`,
    );
  return [];
};
