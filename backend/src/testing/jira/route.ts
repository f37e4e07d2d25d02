import type { Person } from './people.js';
import type { World } from './world.js';
import { Refusal } from './refusal.js';
import { may } from './people.js';
import { issueByIdOrKey, type FakeIssue, type FakeProject } from './world.js';

export interface RouteContext {
  readonly world: World;
  readonly base: string;
  readonly nowMs: number;
  readonly indexLagMs: number;
  readonly largestPage: number;
  readonly person: Person;
}

export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface RouteAnswer {
  readonly status: number;
  /** Undefined: no body at all. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (
  context: RouteContext,
  request: RouteRequest,
  values: readonly string[],
) => RouteAnswer;
export type Route = readonly [method: string, pattern: string, handler: Handler];

/** One part of a path, as a pattern. */
export const segment = '([^/]+)';

export const page = <T>(all: readonly T[], query: URLSearchParams, largest: number) => {
  const startAt = Number(query.get('startAt') ?? 0);
  const asked = Number(query.get('maxResults') ?? 50);
  const maxResults = Math.min(asked, largest);
  return { startAt, maxResults, total: all.length, items: all.slice(startAt, startAt + maxResults) };
};

export const requireProject = ({ world, person }: RouteContext, idOrKey: string): FakeProject => {
  const project = [...world.projects.values()].find(({ id, key }) => id === idOrKey || key === idOrKey);
  if (project === undefined || !may(person, 'BROWSE_PROJECTS', project.key))
    throw new Refusal(404, [`No project could be found with key '${idOrKey}'.`]);
  return project;
};

/** An issue the person may see. Throws Refusal. */
export const requireIssue = ({ world, person }: RouteContext, idOrKey: string): FakeIssue => {
  const issue = issueByIdOrKey(world, idOrKey);
  if (issue === undefined || !may(person, 'BROWSE_PROJECTS', issue.projectKey))
    throw new Refusal(404, ['Issue does not exist or you do not have permission to see it.']);
  return issue;
};

/** An issue the person may change. Throws Refusal. */
export const requireEditable = (context: RouteContext, idOrKey: string): FakeIssue => {
  const issue = requireIssue(context, idOrKey);
  if (!may(context.person, 'EDIT_ISSUES', issue.projectKey))
    throw new Refusal(403, ['You do not have permission to edit this issue.']);
  return issue;
};

export const listed = (value: string | null): string[] =>
  value === null || value === '' ? [] : value.split(',');
