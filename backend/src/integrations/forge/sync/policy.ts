import {
  allowableFields,
  structuralFields,
  textFields,
  type Body,
  type jiraFollowing,
  type TwoWayField,
} from '@valora/contracts';

/** What of a project may leave Jira. */
export type Policy = Readonly<Body<(typeof jiraFollowing)['setPolicy']>>;

export const defaultPolicy: Policy = {
  mode: 'allowed_fields',
  fields: allowableFields.filter((field) => field !== 'comment'),
  storyPointsField: null,
  rules: { title: 'newest', labels: 'newest', storyPoints: 'ask', mustDo: 'valora' },
  writeScores: true,
};

const texts: ReadonlySet<string> = new Set(textFields);
/** Jira sends the titles of other issues, or the names people gave to versions, along with these. */
const carriesTexts: ReadonlySet<string> = new Set(['parent', 'issuelinks', 'fixVersions']);

/** Whether a field of the contract may leave Jira under the policy. */
export const allows = (policy: Policy, field: string): boolean => {
  if (!policy.fields.includes(field)) return false;
  if (policy.mode === 'numbers_only')
    // What a field of the site’s own holds is not known: it may be text.
    return !texts.has(field) && !carriesTexts.has(field) && !field.startsWith('customfield_');
  return !['parent', 'issuelinks'].includes(field) || policy.fields.includes('summary');
};

/** Fields of Jira in which what is allowed lies; what Valora has no use for is not asked for although it is allowed. */
const jiraFieldsOf: Readonly<Record<string, readonly string[]>> = {
  summary: ['summary'],
  description: ['description'],
  labels: ['labels'],
  parent: ['parent'],
  issuelinks: ['issuelinks'],
  fixVersions: ['fixVersions'],
  // Logged time is read as its sums, with and without sub-tasks: worklogs themselves hold texts and people.
  timetracking: ['timetracking', 'aggregatetimeoriginalestimate', 'aggregatetimespent'],
  worklog: ['timespent', 'aggregatetimespent'],
  votes: ['votes'],
};

/** The fields that Jira is asked for: structural ones, and of the allowed ones those that are used. */
export const fieldsToAsk = (policy: Policy, storyPointsField: string | null): string[] => {
  const wanted = [...allowableFields, ...policy.fields.filter((field) => field.startsWith('customfield_'))];
  const allowed = wanted
    .filter((field) => allows(policy, field))
    .flatMap((field) => {
      if (field === 'storyPoints') return storyPointsField === null ? [] : [storyPointsField];
      return field.startsWith('customfield_') ? [field] : (jiraFieldsOf[field] ?? []);
    });
  return [...new Set([...structuralFields, ...allowed])];
};

/** Two-way fields that may be read, and so be kept equal. */
export const sharedFields = (policy: Policy): TwoWayField[] => [
  ...(allows(policy, 'summary') ? (['title'] as const) : []),
  ...(allows(policy, 'storyPoints') ? (['storyPoints'] as const) : []),
  // must-do is a label
  ...(allows(policy, 'labels') ? (['labels', 'mustDo'] as const) : []),
];
