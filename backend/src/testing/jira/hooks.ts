import { nextKey, putIssue } from './create-issue.js';
import { robotId } from './people.js';
import {
  nextId,
  type FakeIssue,
  type FakeLink,
  type FakePrecomputation,
  type FakeSiteField,
  type World,
} from './world.js';

export interface SeedIssue {
  readonly projectKey: string;
  readonly summary: string;
  readonly typeName?: string;
  readonly labels?: readonly string[];
  readonly createdAtMs?: number;
  /** When it was created by default. */
  readonly updatedAtMs?: number;
  readonly parentKey?: string;
  /** Among them `security: { id, name }` and `customfield_10016`, the story points. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const paragraph = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const requireKnown = (world: World, key: string): FakeIssue => {
  const issue = world.issues.get(key);
  if (issue === undefined) throw new Error(`no issue ${key}`);
  return issue;
};

const seedIssue = (world: World, issue: SeedIssue, nowMs: number): FakeIssue => {
  const project = world.projects.get(issue.projectKey);
  const type = project?.issueTypes.find(({ name }) => name === (issue.typeName ?? 'Task'));
  if (type === undefined) throw new Error(`no such project or type: ${issue.projectKey}`);
  const createdAtMs = issue.createdAtMs ?? nowMs;
  return putIssue(world, {
    projectKey: issue.projectKey,
    typeId: type.id,
    createdAtMs,
    updatedAtMs: issue.updatedAtMs ?? createdAtMs,
    fields: { summary: issue.summary, ...issue.fields },
    labels: [...(issue.labels ?? [])],
    parentKey: issue.parentKey ?? null,
    properties: new Map(Object.entries(issue.properties ?? {})),
  });
};

/** A moved issue keeps its number; its old key still finds it. */
const moveIssue = (world: World, key: string, to: { projectKey: string; nowMs: number }): FakeIssue => {
  const issue = requireKnown(world, key);
  const from = world.projects.get(issue.projectKey);
  const name = from?.issueTypes.find(({ id }) => id === issue.typeId)?.name;
  const type = world.projects.get(to.projectKey)?.issueTypes.find((one) => one.name === name);
  if (type === undefined) throw new Error(`no project ${to.projectKey} with the type ${String(name)}`);
  const moved = {
    ...issue,
    key: nextKey(world, to.projectKey),
    projectKey: to.projectKey,
    typeId: type.id,
    updatedAtMs: to.nowMs,
  };
  world.issues.delete(key);
  world.issues.set(moved.key, moved);
  world.movedKeys.set(key, issue.id);
  return moved;
};

/** What tests do to a site by hand. Every change of an issue moves its `updated` time. */
export const createHooks = (world: World, now: () => number) => ({
  /** Makes an issue and answers its key. */
  seed: (issue: SeedIssue): string => seedIssue(world, issue, now()).key,
  edit: (key: string, change: (issue: FakeIssue) => void): void => {
    const issue = requireKnown(world, key);
    issue.updatedAtMs = now();
    change(issue);
  },
  remove: (key: string): void => {
    world.issues.delete(key);
  },
  /** Answers the new key. */
  move: (key: string, projectKey: string): string => moveIssue(world, key, { projectKey, nowMs: now() }).key,
  /** The issue with its number; throws where there is none. */
  issue: (key: string): FakeIssue => requireKnown(world, key),
  comment: (
    key: string,
    given: { readonly text: string; readonly accountId?: string; readonly role?: string },
  ): string => {
    const issue = requireKnown(world, key);
    const id = nextId(world);
    const { text, accountId = robotId, role = null } = given;
    issue.comments.push({ id, accountId, createdAtMs: now(), body: paragraph(text), role });
    issue.updatedAtMs = now();
    return id;
  },
  logWork: (key: string, given: { readonly seconds: number; readonly accountId?: string }): string => {
    const issue = requireKnown(world, key);
    const id = nextId(world);
    const { seconds, accountId = robotId } = given;
    issue.worklogs.push({ id, accountId, startedAtMs: now(), seconds });
    issue.updatedAtMs = now();
    return id;
  },
  link: (link: FakeLink): void => {
    world.links.push(link);
  },
  addField: (field: FakeSiteField): void => {
    world.fields.push(field);
  },
  /** Somebody used a JQL function of the app: Jira keeps what it answered. */
  precompute: (
    one: Pick<FakePrecomputation, 'functionName' | 'arguments'> & { readonly value: string },
  ): string => {
    const id = nextId(world);
    const at = new Date(now()).toISOString();
    world.precomputations.set(id, {
      id,
      functionKey: `ari:cloud:ecosystem::extension/valora/static/${one.functionName}`,
      field: 'issue',
      operator: 'in',
      created: at,
      updated: at,
      used: at,
      ...one,
    });
    return id;
  },
  precomputations: (): readonly FakePrecomputation[] => [...world.precomputations.values()],
  forgetPrecomputation: (id: string): void => {
    world.precomputations.delete(id);
  },
  /** How often a task is asked for before it is over, and what the next one ends with. */
  setTasks: (ask: { readonly polls?: number; readonly nextProblem?: string }): void => {
    world.pollsPerTask = ask.polls ?? world.pollsPerTask;
    world.nextTaskProblem = ask.nextProblem ?? null;
  },
  /** Page tokens handed out so far are refused from now on. */
  expirePageTokens: (): void => {
    world.pageGeneration += 1;
  },
  issues: (): readonly FakeIssue[] => [...world.issues.values()],
  links: (): readonly FakeLink[] => world.links,
});
