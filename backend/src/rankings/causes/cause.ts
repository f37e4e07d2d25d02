import { builtInInputs } from '@valora/contracts';
import type { MovedBy, MoveOrigin } from '../engine/index.js';
import { causeWords, type CausingEvent } from './cause-words.js';

/** Something that happened since the ranking was computed last, and what of a score it can have moved. */
export interface Cause {
  /** The event that brought it to the ranking; `event` is what stands behind that. */
  readonly seenAs: string;
  readonly event: CausingEvent;
  /** Features it touched. */
  readonly featureIds: ReadonlySet<string>;
  /** It changed predictions; otherwise it changed what it names itself. */
  readonly throughPrediction: boolean;
}

const predictedParts = new Set(['predictedRoi', 'predictedValue', 'predictedEffortDays', 'dayRate']);
const inputNames = new Set<string>(builtInInputs);

const setInputs = ({ payload }: CausingEvent): readonly string[] => {
  const inputs = payload['inputs'];
  return Array.isArray(inputs) ? inputs.flatMap((one: { name?: unknown }) => String(one.name)) : [];
};

/** Whether a part of a score can have moved by this. */
const canMove = ({ event, throughPrediction }: Cause, part: string): boolean => {
  if (predictedParts.has(part)) return throughPrediction;
  if (throughPrediction) return false;
  if (part === 'demand') return event.type.startsWith('signal.') || event.type === 'company.updated';
  if (event.type === 'import.finished') return inputNames.has(part);
  return event.type === 'feature.inputs_set' && setInputs(event).includes(part);
};

const latestFirst = (a: Cause, b: Cause): number => (a.event.id < b.event.id ? 1 : -1);

/** At most so many are named in one sentence. */
const mostNamed = 2;

/**
 * What moved the parts of a feature's score, of all that happened since: only what touched this feature and can move these
 * parts. Null where nothing known did.
 */
const ofParts = (causes: readonly Cause[], { featureId, parts }: MovedBy): MoveOrigin | null => {
  const found = causes
    .filter((cause) => cause.featureIds.has(featureId) && parts.some(({ name }) => canMove(cause, name)))
    .sort(latestFirst);
  const [latest] = found;
  if (latest === undefined) return null;
  const words = [...new Set(found.map(({ event }) => causeWords(event)))].filter((one) => one !== null);
  return {
    eventId: latest.event.id,
    actor: latest.event.actor,
    words: words.length === 0 ? null : words.slice(0, mostNamed).join('; '),
  };
};

const restored = ['ranking.restored'] as const;
const kinds: Readonly<Record<Exclude<MovedBy['cause'], 'own-score' | 'others'>, readonly string[]>> = {
  settings: ['ranking.configured', ...restored],
  override: ['ranking.overridden', ...restored],
  'override-ended': ['ranking.override_cleared', ...restored],
  entered: [],
  left: [],
};

/** The latest of the kinds that can do it and that touched the feature, or that names none and so touches all. */
const ofKind = (
  causes: readonly Cause[],
  { featureId, types }: { readonly featureId: string; readonly types: readonly string[] },
): MoveOrigin | null => {
  const [latest] = causes
    .filter(({ event }) => types.length === 0 || types.includes(event.type))
    .filter(({ featureIds }) => featureIds.size === 0 || featureIds.has(featureId))
    .sort(latestFirst);
  return latest === undefined
    ? null
    : { eventId: latest.event.id, actor: latest.event.actor, words: causeWords(latest.event) };
};

/** What stands behind a move, of all that happened since the ranking was computed last. */
export const originIn =
  (causes: readonly Cause[]): ((move: MovedBy) => MoveOrigin | null) =>
  (move) => {
    if (move.cause === 'own-score') return ofParts(causes, move);
    if (move.cause === 'others') return null;
    return ofKind(causes, { featureId: move.featureId, types: kinds[move.cause] });
  };
