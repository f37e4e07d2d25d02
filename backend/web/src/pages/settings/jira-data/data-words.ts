import {
  type allowableFields,
  twoWayFields,
  type ConflictRule,
  type DataPolicy,
  type TwoWayField,
} from '@valora/contracts';

type AllowableField = (typeof allowableFields)[number];

/** Names of fields as Jira’s pages call them. */
export const fieldNames: Record<AllowableField, string> = {
  summary: 'Summary',
  description: 'Description',
  labels: 'Labels',
  parent: 'Parent',
  issuelinks: 'Links to other issues',
  fixVersions: 'Fix versions',
  timetracking: 'Time tracking',
  worklog: 'Work log',
  comment: 'Comments',
  storyPoints: 'Story points',
  votes: 'Votes',
};

/** What is always read, as the log of transfers names it. */
const structural = new Map([
  ['project', 'Project'],
  ['issuetype', 'Type'],
  ['status', 'Status'],
  ['created', 'Created'],
  ['updated', 'Updated'],
  ['resolutiondate', 'Resolved'],
  ['security', 'Security level'],
]);

/** Name of a field as people know it; others keep Jira’s id. */
export const fieldName = (field: string): string =>
  Object.hasOwn(fieldNames, field) ? fieldNames[field as AllowableField] : (structural.get(field) ?? field);

/**
 * Fields that may leave in numbers-only mode: no text, nothing that text comes along with, and none of the site’s own, of
 * which nobody knows.
 */
export const numberFields: readonly string[] = ['timetracking', 'worklog', 'storyPoints', 'votes'];

export const twoWayNames: Record<TwoWayField, string> = {
  title: 'Title',
  storyPoints: 'Story points',
  labels: 'Labels',
  mustDo: 'Must do',
};
export const ruleNames: Record<ConflictRule, string> = {
  jira: 'Jira wins',
  valora: 'Valora wins',
  newest: 'the newest change wins',
  ask: 'a person is asked',
};
export const modeNames: Record<DataPolicy['mode'], string> = {
  allowed_fields: 'Only the allowed fields',
  numbers_only: 'Numbers only: no text leaves Jira',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What of a project may leave, in a sentence. */
export const policySentence = ({ mode, fields }: DataPolicy): string => {
  if (mode === 'numbers_only') return 'Numbers only: no text of its issues leaves Jira.';
  return fields.length === 0
    ? 'Only project, type, status and dates leave Jira.'
    : `${list.format(fields.map(fieldName))} may leave Jira.`;
};

/** Who wins where both sides changed, in a sentence. */
export const rulesSentence = ({ rules }: DataPolicy): string =>
  `${twoWayFields.map((field) => `${twoWayNames[field]}: ${ruleNames[rules[field]]}`).join('; ')}.`;

const longest = 80;

/** A value of either side of a conflict as a person reads it. */
export const sideText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
};

/** `812 bytes`, `1.4 kB`: thousands, as network sizes are counted. */
export const sizeText = (bytes: number, locale: string): string => {
  const unit = bytes < 1000 ? 'byte' : bytes < 1e6 ? 'kilobyte' : bytes < 1e9 ? 'megabyte' : 'gigabyte';
  const scale = { byte: 1, kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'byte' ? 0 : 1,
  }).format(bytes / scale);
};
