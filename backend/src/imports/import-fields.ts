import { builtInInputs, inputDefinitions, inputName } from '@valora/contracts';

/** Fields of a row that are no inputs. `label` is what a person reads when mapping a column by hand. */
export const plainFields = {
  key: 'Key',
  issueId: 'Jira’s number of the issue',
  title: 'Title',
  description: 'Description',
  status: 'Status',
  statusCategory: 'Status category',
  resolution: 'Resolution',
  type: 'Type',
  subtask: 'Sub-task (yes or no)',
  parentKey: 'Key of the parent',
  parentId: 'Jira’s number of the parent',
  labels: 'Labels',
  created: 'Created',
  delivered: 'Resolved, delivered or released',
  needs: 'Needs (keys that must come before)',
  neededBy: 'Blocks (keys that wait for it)',
  mustDo: 'Must do (yes or no)',
  moscow: 'MoSCoW class',
  currency: 'Currency',
  originalEstimate: 'Estimated time (Jira)',
  timeSpent: 'Time spent (Jira)',
  actualEffortDays: 'Actual effort (person-days)',
  realisedValue: 'Realised value',
} as const;

export type PlainField = keyof typeof plainFields;
/** One of `plainFields`, a built-in input, or the name of a team's own criterion. */
export type ImportField = string;

/** Fields to which several columns contribute; of the others the first cell that is not blank counts. */
export const collectedFields: ReadonlySet<ImportField> = new Set(['labels', 'needs', 'neededBy']);

export const isPlainField = (field: ImportField): field is PlainField => Object.hasOwn(plainFields, field);

/** Whether a column may be mapped to it: a plain field, a built-in input, or a well-formed name for an own criterion. */
export const isImportField = (field: string): boolean =>
  isPlainField(field) || inputName.safeParse(field).success;

export const isInputField = (field: ImportField): boolean => !isPlainField(field);

/** `Value estimate (your currency)`; a unit that the label says already is not said twice. */
const labelWithUnit = ({ label, unit }: { label: string; unit: string }): string =>
  label.endsWith(unit) ? label : `${label} (${unit.replace('money', 'your currency')})`;

/** Everything a column can be mapped to, with labels, for the mapping step. */
export const listImportFields = (): { name: string; label: string }[] => [
  ...Object.entries(plainFields).map(([name, label]) => ({ name, label })),
  ...builtInInputs.map((name) => ({
    name,
    label: labelWithUnit(inputDefinitions[name]),
  })),
];
