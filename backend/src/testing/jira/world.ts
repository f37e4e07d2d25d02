import { createPeople } from './people.js';
import { siteFields, type FakeSiteField } from './site-fields.js';

export interface FakeIssueType {
  readonly id: string;
  readonly name: string;
  readonly hierarchyLevel: number;
  readonly subtask: boolean;
}

export interface FakeField {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasDefaultValue: boolean;
  readonly schema: {
    readonly type: string;
    readonly system?: string;
    readonly custom?: string;
    readonly customId?: number;
  };
}

export interface FakeProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly style: 'classic' | 'next-gen';
  readonly issueTypes: readonly FakeIssueType[];
  /** Fields of the create screen by issue type id. */
  readonly createFields: ReadonlyMap<string, readonly FakeField[]>;
}

export interface FakeComment {
  readonly id: string;
  readonly accountId: string;
  readonly createdAtMs: number;
  /** An Atlassian document. */
  readonly body: unknown;
  /** A role that alone may read it. */
  readonly role: string | null;
}

export interface FakeWorklog {
  readonly id: string;
  readonly accountId: string;
  readonly startedAtMs: number;
  readonly seconds: number;
}

export interface FakeIssue {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly typeId: string;
  readonly createdAtMs: number;
  updatedAtMs: number;
  readonly comments: FakeComment[];
  readonly worklogs: FakeWorklog[];
  fields: Record<string, unknown>;
  readonly labels: string[];
  readonly parentKey: string | null;
  readonly properties: Map<string, unknown>;
}

export interface FakeLink {
  readonly typeId: string;
  readonly inwardKey: string;
  readonly outwardKey: string;
}

export type { FakeSiteField } from './site-fields.js';

export interface FakeTask {
  readonly accountId: string;
  readonly submittedAtMs: number;
  polls: number;
  readonly problem: string | null;
  readonly result: unknown;
}

export interface FakePrecomputation {
  readonly id: string;
  readonly functionKey: string;
  readonly functionName: string;
  readonly field: string;
  readonly operator: string;
  readonly arguments: readonly string[];
  readonly created: string;
  readonly updated: string;
  readonly used: string;
  readonly value?: string;
  readonly error?: string;
}

export interface World {
  readonly people: ReturnType<typeof createPeople>;
  readonly fields: FakeSiteField[];
  readonly tasks: Map<string, FakeTask>;
  /** How often a task is asked for before it is over. */
  pollsPerTask: number;
  nextTaskProblem: string | null;
  readonly precomputations: Map<string, FakePrecomputation>;
  /** Old key → number of the issue that was moved. */
  readonly movedKeys: Map<string, string>;
  /** Tokens of pages from before are refused. */
  pageGeneration: number;
  readonly projects: Map<string, FakeProject>;
  readonly issues: Map<string, FakeIssue>;
  readonly links: FakeLink[];
  readonly linkTypes: readonly {
    readonly id: string;
    readonly name: string;
    readonly inward: string;
    readonly outward: string;
  }[];
  nextId: number;
  readonly lastNumber: Map<string, number>;
}

const system = (fieldId: string, name: string, type: string, required = false): FakeField => ({
  fieldId,
  name,
  required,
  hasDefaultValue: fieldId === 'reporter',
  schema: { type, system: fieldId },
});

export const epicNameField: FakeField = {
  fieldId: 'customfield_10011',
  name: 'Epic Name',
  required: true,
  hasDefaultValue: false,
  schema: { type: 'string', custom: 'com.pyxis.greenhopper.jira:gh-epic-label', customId: 10011 },
};

const screen: readonly FakeField[] = [
  system('summary', 'Summary', 'string', true),
  system('issuetype', 'Issue Type', 'issuetype', true),
  system('project', 'Project', 'project', true),
  system('reporter', 'Reporter', 'user', true),
  system('description', 'Description', 'string'),
  system('labels', 'Labels', 'array'),
  system('parent', 'Parent', 'issuelink'),
];

export interface ProjectSeed {
  readonly key: string;
  readonly name?: string;
  readonly style?: 'classic' | 'next-gen';
  /** Sites rename and translate it. */
  readonly epicTypeName?: string;
  readonly withoutEpicType?: boolean;
  /** Further fields of the epic's create screen. */
  readonly epicFields?: readonly FakeField[];
  /** System fields the create screens lack. */
  readonly without?: readonly string[];
}

export const aProject = (seed: ProjectSeed, number: number): FakeProject => {
  const base = 10_000 + number * 100;
  const type = (offset: number, name: string, hierarchyLevel: number): FakeIssueType => ({
    id: String(base + offset),
    name,
    hierarchyLevel,
    subtask: hierarchyLevel < 0,
  });
  const epic = type(1, seed.epicTypeName ?? 'Epic', 1);
  const others = [type(2, 'Task', 0), type(3, 'Story', 0), type(4, 'Bug', 0), type(5, 'Sub-task', -1)];
  const issueTypes =
    seed.withoutEpicType === true
      ? others
      : [others[0], epic, ...others.slice(1)].filter((one) => one !== undefined);
  const fields = screen.filter(({ fieldId }) => seed.without?.includes(fieldId) !== true);
  return {
    id: String(base),
    key: seed.key,
    name: seed.name ?? `Project ${seed.key}`,
    style: seed.style ?? 'next-gen',
    issueTypes,
    createFields: new Map(
      issueTypes.map(({ id }) => [id, id === epic.id ? [...fields, ...(seed.epicFields ?? [])] : fields]),
    ),
  };
};

export const createWorld = (seeds: readonly ProjectSeed[]): World => ({
  projects: new Map(seeds.map((seed, index) => [seed.key, aProject(seed, index)])),
  people: createPeople(),
  fields: [...siteFields],
  tasks: new Map(),
  pollsPerTask: 0,
  nextTaskProblem: null,
  precomputations: new Map(),
  movedKeys: new Map(),
  pageGeneration: 0,
  issues: new Map(),
  links: [],
  linkTypes: [
    { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
    { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
  ],
  nextId: 20_000,
  lastNumber: new Map(),
});

export const nextId = (world: World): string => {
  world.nextId += 1;
  return String(world.nextId);
};

export const issueByIdOrKey = (world: World, idOrKey: string): FakeIssue | undefined =>
  world.issues.get(idOrKey) ??
  [...world.issues.values()].find(({ id }) => id === (world.movedKeys.get(idOrKey) ?? idOrKey));
