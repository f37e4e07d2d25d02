import type { allowableFields } from '@valora/contracts';

export type AllowableField = (typeof allowableFields)[number];

interface FieldWords {
  readonly label: string;
  /** What it is used for, so that an admin can weigh it. */
  readonly use: string;
  /** Text that people wrote; never leaves in numbers-only mode. */
  readonly isText: boolean;
}

/** Every field that may be allowed to leave Jira, in plain words. */
export const fieldWords: Record<AllowableField, FieldWords> = {
  summary: { label: 'Summary', use: 'the title in lists and models of text', isText: true },
  description: { label: 'Description', use: 'models of effort and likeness read it', isText: true },
  comment: { label: 'Comments', use: 'signals that a person picks out of them', isText: true },
  labels: { label: 'Labels', use: 'filters, and a hint for the effort', isText: true },
  components: { label: 'Components', use: 'a hint for the effort', isText: true },
  priority: { label: 'Priority', use: 'a hint for value and effort', isText: false },
  parent: { label: 'Parent', use: 'sub-tasks count for their parent', isText: false },
  subtasks: { label: 'Sub-tasks', use: 'how many there are', isText: false },
  issuelinks: { label: 'Links to other issues', use: 'what must be delivered before', isText: false },
  fixVersions: { label: 'Fix versions', use: 'when it was delivered', isText: false },
  duedate: { label: 'Due date', use: 'how urgent it is', isText: false },
  timetracking: { label: 'Time tracking', use: 'estimated and logged time', isText: false },
  worklog: { label: 'Work log', use: 'what work has taken so far, without its words', isText: false },
  storyPoints: { label: 'Story points', use: 'the team’s own estimate', isText: false },
  votes: { label: 'Votes', use: 'how many people asked', isText: false },
};

export const allFields = Object.keys(fieldWords) as AllowableField[];

const isAllowable = (field: string): field is AllowableField => Object.hasOwn(fieldWords, field);

export const isTextField = (field: string): boolean => isAllowable(field) && fieldWords[field].isText;

/** Name of a field as people know it; an own field of the site keeps its id. */
export const fieldLabel = (field: string): string => (isAllowable(field) ? fieldWords[field].label : field);

/** `summary, story points and 2 more`: enough to recognise, short enough for a table. */
export const fieldList = (fields: readonly string[], most = 4): string => {
  const names = fields.map(fieldLabel);
  const shown =
    names.length <= most ? names : [...names.slice(0, most - 1), `${String(names.length - most + 1)} more`];
  return new Intl.ListFormat('en').format(shown);
};
