import { inputDefinitions, type InputDefinition } from '@valora/contracts';

type Payload = Readonly<Record<string, unknown>>;

const labelOf = (name: string): string =>
  (inputDefinitions as Readonly<Record<string, InputDefinition>>)[name]?.label ?? name;

const show = (value: unknown): string =>
  value === null || value === undefined
    ? 'nothing'
    : Array.isArray(value)
      ? value.join(', ') || 'nothing'
      : typeof value === 'string'
        ? `“${value}”`
        : JSON.stringify(value);

const inputsSet = (payload: Payload): string => {
  const inputs = Array.isArray(payload['inputs'])
    ? (payload['inputs'] as { name: string; from: number | null; to: number | null }[])
    : [];
  const parts = inputs.map(({ name, from, to }) =>
    to === null
      ? `cleared ${labelOf(name)} (was ${show(from)})`
      : from === null
        ? `set ${labelOf(name)} to ${show(to)}`
        : `changed ${labelOf(name)} from ${show(from)} to ${show(to)}`,
  );
  return parts.join('; ');
};

const fieldsChanged = (payload: Payload): string => {
  const changes = payload['changes'];
  if (typeof payload['withdrawnBecause'] === 'string')
    return `texts taken away: ${payload['withdrawnBecause']}`;
  if (typeof payload['origin'] === 'string') return `updated from ${payload['origin']}`;
  if (typeof changes !== 'object' || changes === null)
    return payload['because'] === undefined ? 'updated' : 'demand counted again';
  return Object.entries(changes as Record<string, { from: unknown; to: unknown } | string>)
    .map(([name, change]) =>
      typeof change === 'string'
        ? `${name} ${change}`
        : `${name} from ${show(change.from)} to ${show(change.to)}`,
    )
    .join('; ');
};

const sentences: Readonly<Record<string, (payload: Payload) => string>> = {
  'feature.created': () => 'added',
  'feature.updated': fieldsChanged,
  'feature.removed': () => 'removed',
  'feature.inputs_set': inputsSet,
  'feature.needs_set': () => 'prerequisites changed',
  'signal.attached': () => 'signal attached',
  'signal.detached': () => 'signal detached',
  'prediction.completed': () => 'predicted again',
  'ranking.updated': () => 'rank changed',
  'ranking.overridden': (payload) =>
    `put at position ${show(payload['position'])}: ${show(payload['reason'])}`,
  'ranking.override_cleared': () => 'given back to the model',
  'epic.requested': () => 'epic asked for',
  'epic.approved': () => 'epic approved',
  'epic.rejected': (payload) => `epic rejected: ${show(payload['reason'])}`,
  'epic.linked': (payload) => `epic ${show(payload['jiraKey'])} created`,
  'epic.failed': () => 'epic could not be created',
  'epic.uncertain': () => 'it is not certain whether the epic was created',
  'outcome.recorded': () => 'outcome recorded',
  'jira.issue_removed': (payload) => `taken out with its Jira issue: ${String(payload['because'])}`,
  'jira.conflict_found': (payload) => `${String(payload['field'])} was changed here and in Jira`,
  'jira.conflict_resolved': (payload) =>
    `${String(payload['field'])}: the value of ${payload['resolution'] === 'jira' ? 'Jira' : 'Valora'} holds`,
};

/** What happened, in a few words; an event without words of its own is named by its type. */
export const describeEvent = (type: string, payload: Payload): string => {
  const text = sentences[type]?.(payload) ?? type.replace('.', ' ').replaceAll('_', ' ');
  return text === '' ? type.replace('.', ' ') : text;
};
