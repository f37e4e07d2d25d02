import { quantityWords, shownNames, shownNumber } from '../engine/index.js';

/** An event as a cause: who did what. */
export interface CausingEvent {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Key of the feature it is about, where it is about one. */
  readonly key: string | null;
}

type Words = (event: CausingEvent) => string | null;

interface InputSet {
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
}

const inputsSet: Words = ({ actor, payload }) => {
  const inputs = Array.isArray(payload['inputs']) ? (payload['inputs'] as InputSet[]) : [];
  const parts = inputs.map(({ name, from, to }) => {
    if (to === null) return `cleared ${quantityWords(name)}`;
    return from === null
      ? `set ${quantityWords(name)} to ${shownNumber(to)}`
      : `changed ${quantityWords(name)} from ${shownNumber(from)} to ${shownNumber(to)}`;
  });
  return parts.length === 0 ? null : `${actor} ${shownNames(parts)}`;
};

const changesOf = (payload: CausingEvent['payload']): Record<string, { from?: unknown; to?: unknown }> => {
  const changes = payload['changes'];
  return typeof changes === 'object' && changes !== null ? (changes as ReturnType<typeof changesOf>) : {};
};

const featureUpdated: Words = ({ actor, payload }) => {
  const { status, ...others } = changesOf(payload);
  if (status !== undefined) return `${actor} changed its status to ${String(status.to)}`;
  const names = Object.keys(others).map((name) => (name === 'mustDo' ? 'whether it must be done' : name));
  return names.length === 0 ? null : `${actor} changed its ${shownNames(names)}`;
};

const teamUpdated: Words = ({ actor, payload }) => {
  const { dayRate } = changesOf(payload);
  return dayRate === undefined
    ? `${actor} changed the team’s settings`
    : `${actor} changed the day rate from ${String(dayRate.from)} to ${String(dayRate.to)}`;
};

/** The first sentence of the reason that was kept with the event, without its full stop. */
const stated: Words = ({ payload }) =>
  typeof payload['reason'] === 'string' ? payload['reason'].replace(/\.( .*)?$/s, '') : null;

const of = (key: string | null): string => (key === null ? 'a feature' : key);

const sentences: Readonly<Record<string, Words>> = {
  'feature.inputs_set': inputsSet,
  'feature.updated': featureUpdated,
  'feature.removed': ({ actor, key }) => `${actor} removed ${of(key)}`,
  'signal.attached': ({ actor }) => `${actor} attached a signal`,
  'signal.detached': ({ actor }) => `${actor} detached a signal`,
  'signal.merged': ({ actor }) => `${actor} merged its signals`,
  'signal.unmerged': ({ actor }) => `${actor} took merged signals apart`,
  'signal.updated': ({ actor }) => `${actor} corrected a signal`,
  'signal.removed': ({ actor }) => `${actor} removed a signal`,
  'company.updated': ({ actor }) => `${actor} corrected a company`,
  'team.updated': teamUpdated,
  'outcome.recorded': ({ actor, key }) => `${actor} recorded the outcome of ${of(key)}`,
  'import.finished': ({ actor, payload }) => `${actor} imported ${String(payload['fileName'])}`,
  'sample.loaded': ({ actor }) => `${actor} loaded the sample data`,
  'sample.removed': ({ actor }) => `${actor} removed the sample data`,
  'ranking.configured': stated,
  'ranking.restored': stated,
  'ranking.override_cleared': ({ actor, payload }) =>
    payload['expired'] === true ? 'it expired' : `${actor} gave it back to the model`,
  'prediction.completed': ({ actor }) => `${actor} had it predicted again`,
};

/** What somebody did, to go before a colon: “Ada set reach to 500”. Null where the change speaks for itself. */
export const causeWords: Words = (event) => sentences[event.type]?.(event) ?? null;
