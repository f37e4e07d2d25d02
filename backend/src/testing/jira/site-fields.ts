/** A field as GET /field lists it. */
export interface FakeSiteField {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Values are written by the app that owns it alone. */
  readonly isAppField: boolean;
  readonly schema: { readonly type: string; readonly custom?: string };
}

const system = (id: string, name: string, type: string): FakeSiteField => ({
  id,
  key: id,
  name,
  isAppField: false,
  schema: { type },
});

export const storyPointsField = 'customfield_10016';
export const roiField = 'customfield_10200';

const custom = 'com.atlassian.jira.plugin.system.customfieldtypes';

/** Fields of the site: those of every Jira, two a project may have, and one the app owns. */
export const siteFields: readonly FakeSiteField[] = [
  system('summary', 'Summary', 'string'),
  system('description', 'Description', 'string'),
  system('labels', 'Labels', 'array'),
  system('priority', 'Priority', 'priority'),
  system('parent', 'Parent', 'issuelink'),
  system('subtasks', 'Sub-tasks', 'array'),
  system('issuelinks', 'Linked Issues', 'array'),
  system('fixVersions', 'Fix versions', 'array'),
  system('components', 'Components', 'array'),
  system('duedate', 'Due date', 'date'),
  system('timetracking', 'Time tracking', 'timetracking'),
  system('timespent', 'Time Spent', 'number'),
  system('aggregatetimespent', 'Σ Time Spent', 'number'),
  system('worklog', 'Log Work', 'array'),
  system('comment', 'Comment', 'comments-page'),
  system('votes', 'Votes', 'votes'),
  system('security', 'Security Level', 'securitylevel'),
  system('created', 'Created', 'datetime'),
  system('updated', 'Updated', 'datetime'),
  system('resolutiondate', 'Resolved', 'datetime'),
  system('project', 'Project', 'project'),
  system('issuetype', 'Issue Type', 'issuetype'),
  system('status', 'Status', 'status'),
  {
    id: storyPointsField,
    key: storyPointsField,
    name: 'Story point estimate',
    isAppField: false,
    schema: { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' },
  },
  {
    id: 'customfield_10030',
    key: 'customfield_10030',
    name: 'Must do',
    isAppField: false,
    schema: { type: 'array', custom: `${custom}:multicheckboxes` },
  },
  {
    id: roiField,
    key: 'valora__production__valora-roi',
    name: 'Valora ROI',
    isAppField: true,
    schema: { type: 'number', custom: 'com.atlassian.jira.plugins.forge:custom-field' },
  },
];

export const presentField = ({ id, key, name, schema }: FakeSiteField): Record<string, unknown> => {
  const isCustom = id.startsWith('customfield_');
  return {
    id,
    key,
    name,
    custom: isCustom,
    navigable: true,
    orderable: true,
    searchable: true,
    clauseNames: [isCustom ? name : id],
    schema: {
      type: schema.type,
      ...(schema.custom === undefined ? { system: id } : { custom: schema.custom }),
      ...(isCustom ? { customId: Number(id.replace('customfield_', '')) } : {}),
    },
  };
};
