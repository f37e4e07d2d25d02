import type { allowableFields, structuralFields } from '@valora/contracts';

export type AllowableField = (typeof allowableFields)[number];
type StructuralField = (typeof structuralFields)[number];

interface FieldWords {
  readonly label: string;
  /** What it is used for, so that an admin can weigh it. */
  readonly use: string;
  /** Text that people wrote, or what Jira sends such text along with; never leaves in numbers-only mode. */
  readonly carriesText: boolean;
}

/** Every field that may be allowed to leave Jira, in plain words. */
export const fieldWords: Record<AllowableField, FieldWords> = {
  summary: { label: 'Summary', use: 'the title in lists; models read it', carriesText: true },
  description: { label: 'Description', use: 'models of effort and likeness read it', carriesText: true },
  comment: { label: 'Comments', use: 'only those that a person records as a signal', carriesText: true },
  labels: { label: 'Labels', use: 'filters, and a hint for the effort', carriesText: true },
  parent: { label: 'Parent', use: 'sub-tasks count for it; its title comes along', carriesText: true },
  issuelinks: {
    label: 'Links to other issues',
    use: 'what must be delivered before; their titles come along',
    carriesText: true,
  },
  fixVersions: {
    label: 'Fix versions',
    use: 'when it was delivered; their names come along',
    carriesText: true,
  },
  storyPoints: { label: 'Story points', use: 'the team’s own estimate', carriesText: false },
  timetracking: { label: 'Time tracking', use: 'estimated and logged time', carriesText: false },
  worklog: { label: 'Work log', use: 'the sum of logged time, without words or people', carriesText: false },
  votes: { label: 'Votes', use: 'how many people asked', carriesText: false },
};

export const allFields = Object.keys(fieldWords) as AllowableField[];

const isAllowable = (field: string): field is AllowableField => Object.hasOwn(fieldWords, field);

/** Whether text may leave with a field; of the site’s own fields nobody knows, so it may. */
export const carriesText = (field: string): boolean => !isAllowable(field) || fieldWords[field].carriesText;

/** What is always read, as the log of transfers names it. */
const structuralNames: Record<StructuralField, string> = {
  project: 'Project',
  issuetype: 'Type',
  status: 'Status',
  created: 'Created',
  updated: 'Updated',
  resolutiondate: 'Resolved',
  security: 'Security level',
};

export const isStructural = (field: string): field is StructuralField =>
  Object.hasOwn(structuralNames, field);

/** Name of a field as people know it; an own field of the site keeps its id. */
export const fieldName = (field: string): string => {
  if (isAllowable(field)) return fieldWords[field].label;
  return isStructural(field) ? structuralNames[field] : field;
};
