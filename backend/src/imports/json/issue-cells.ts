import { adfToText, isAdf } from './adf-to-text.js';

export type Names = Readonly<Record<string, string>>;
type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** What a person would read in a table cell: a name rather than an object, several values on lines of their own. */
const cellText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value
      .map(cellText)
      .filter((text) => text !== '')
      .join('\n');
  if (!isObject(value)) return '';
  if (isAdf(value)) return adfToText(value);
  for (const name of ['value', 'name', 'displayName', 'key', 'text']) {
    const text = member(value, name);
    if (typeof text === 'string' || typeof text === 'number') return String(text);
  }
  return '';
};

const linked = (fields: unknown, end: 'inwardIssue' | 'outwardIssue', phrase: RegExp): string => {
  const links = member(fields, 'issuelinks');
  if (!Array.isArray(links)) return '';
  const side = end === 'inwardIssue' ? 'inward' : 'outward';
  return links
    .filter((link) => phrase.test(cellText(member(member(link, 'type'), side))))
    .map((link) => cellText(member(member(link, end), 'key')))
    .join('\n');
};

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

/** Jira's wording of both ends: Blocks is “is blocked by” / “blocks”; Depends is “is depended on by” / “depends on”. */
const isBlockedBy =
  /^\s*is (?:blocked|gated|required) by|^\s*wird blockiert|^\s*est bloqué|^\s*está bloquead/i;
const blocks = /^\s*(?:blocks|gates)|^\s*blockiert|^\s*bloque/i;
const dependsOn = /^\s*(?:depends on|requires|has to be done after)|^\s*hängt ab/i;

/** Standard fields under the titles of Jira's CSV export, so that both formats are recognised by one table. */
const standard: Readonly<Record<string, (fields: unknown) => string>> = {
  Summary: (fields) => cellText(member(fields, 'summary')),
  Description: (fields) => cellText(member(fields, 'description')),
  'Issue Type': (fields) => cellText(member(fields, 'issuetype')),
  'Sub-task': (fields) => {
    const type = member(fields, 'issuetype');
    return String(member(type, 'subtask') === true || member(type, 'hierarchyLevel') === -1);
  },
  Status: (fields) => cellText(member(fields, 'status')),
  'Status Category': (fields) => cellText(member(member(member(fields, 'status'), 'statusCategory'), 'key')),
  Resolution: (fields) => cellText(member(fields, 'resolution')),
  Created: (fields) => cellText(member(fields, 'created')),
  Resolved: (fields) => cellText(member(fields, 'resolutiondate')),
  'Parent key': (fields) => cellText(member(member(fields, 'parent'), 'key')),
  Labels: (fields) => cellText(member(fields, 'labels')),
  'Inward issue link (Blocks)': (fields) =>
    joined(linked(fields, 'inwardIssue', isBlockedBy), linked(fields, 'outwardIssue', dependsOn)),
  'Outward issue link (Blocks)': (fields) => linked(fields, 'outwardIssue', blocks),
  'Original estimate': (fields) => cellText(member(fields, 'timeoriginalestimate')),
  'Σ Original estimate': (fields) => cellText(member(fields, 'aggregatetimeoriginalestimate')),
  'Time Spent': (fields) => cellText(member(fields, 'timespent')),
  'Σ Time Spent': (fields) => cellText(member(fields, 'aggregatetimespent')),
  Votes: (fields) => cellText(member(member(fields, 'votes'), 'votes')),
};

export interface IssueCell {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

const isCustom = (id: string): boolean => /^customfield_\d+$/.test(id);

const jiraCells = (issue: Json, fields: Json, names: Names): IssueCell[] => [
  { id: 'key', name: 'Issue key', text: cellText(member(issue, 'key')) },
  { id: 'id', name: 'Issue id', text: cellText(member(issue, 'id')) },
  ...Object.entries(standard).map(([name, read]) => ({ id: name, name, text: read(fields) })),
  ...Object.keys(fields)
    .filter(isCustom)
    .map((id) => ({
      id,
      name: (Object.hasOwn(names, id) ? names[id] : undefined) ?? id,
      text: cellText(fields[id]),
    })),
];

/** An issue of `search/jql`, or any flat object, as the cells of a table row. */
export const issueCells = (value: Json, names: Names): IssueCell[] => {
  const fields = member(value, 'fields');
  if (isObject(fields)) return jiraCells(value, fields, names);
  return Object.keys(value).map((name) => ({ id: name, name, text: cellText(value[name]) }));
};

export const looksLikeIssue = (value: unknown): boolean => isObject(member(value, 'fields'));
