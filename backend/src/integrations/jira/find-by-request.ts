import type { JiraIssue, JiraIssueRef } from './answers.js';
import { jqlText } from './jql.js';
import { readRequestProperty, requestProperty, type RequestMark } from './request-mark.js';
import type { Request } from './request.js';
import { searchByJql } from './search.js';

export interface RequestLookup {
  readonly mark: RequestMark;
  /** JQL of the issues whose property is read one by one, such as the epics created lately in the project. */
  readonly scope: string;
  /** Numeric ids of issues known to have been written just now. */
  readonly reconcileIssueIds?: readonly string[];
}

/** Issues of the scope looked at; newest first, so a busy project does not hide a fresh one. */
const maxScanned = 500;

const carriesProperty = (issue: JiraIssue, { propertyValue }: RequestMark): boolean =>
  readRequestProperty(issue.properties[requestProperty]) === propertyValue.id;

const collect = async (request: Request, lookup: RequestLookup, jql: string): Promise<JiraIssue[]> => {
  const issues: JiraIssue[] = [];
  const search = {
    jql,
    fields: ['labels'],
    properties: [requestProperty],
    ...(lookup.reconcileIssueIds === undefined ? {} : { reconcileIssueIds: lookup.reconcileIssueIds }),
  };
  for await (const issue of searchByJql(request, search)) {
    issues.push(issue);
    if (issues.length >= maxScanned) break;
  }
  return issues;
};

/** The original before its clones: whoever carries the property first, then the oldest. */
const rank = (issues: readonly JiraIssue[], mark: RequestMark): JiraIssueRef[] =>
  [...issues]
    .sort(
      (a, b) =>
        Number(carriesProperty(b, mark)) - Number(carriesProperty(a, mark)) || Number(a.id) - Number(b.id),
    )
    .map(({ id, key }) => ({ id, key }));

/**
 * Issues made for a request, the original first; empty where the index knows of none (yet). By label first; where
 * that finds nothing, by the property of the issues in `scope`, because a label can be edited away or be missing
 * from the create screen, and a property is searchable in JQL only where an app has it indexed. Throws JiraError.
 */
export const findByRequest = async (request: Request, lookup: RequestLookup): Promise<JiraIssueRef[]> => {
  const labelled = await collect(
    request,
    lookup,
    `labels = ${jqlText(lookup.mark.label)} ORDER BY created ASC`,
  );
  if (labelled.length > 0) return rank(labelled, lookup.mark);
  const scanned = await collect(request, lookup, `${lookup.scope} ORDER BY created DESC`);
  return rank(
    scanned.filter((issue) => carriesProperty(issue, lookup.mark)),
    lookup.mark,
  );
};
