import type { JiraCreateField } from './answers.js';

/** Company-managed projects may still require this field; its id differs by site, its schema does not. */
const epicNameSchema = 'com.pyxis.greenhopper.jira:gh-epic-label';

/** Filled by us, or by Jira with the calling account. */
const filled = new Set(['project', 'issuetype', 'summary', 'description', 'labels', 'parent', 'reporter']);

export interface FieldPlan {
  readonly description: boolean;
  readonly labels: boolean;
  /** Id of the Epic Name field, where the create screen has one. */
  readonly epicNameField: string | null;
  /** Names of required fields that only a person can fill. */
  readonly missing: readonly string[];
}

const isEpicName = ({ schema }: JiraCreateField): boolean => schema.custom === epicNameSchema;

/** What may and must be sent for a create screen. A site that names no fields at all is sent everything. */
export const planFields = (fields: readonly JiraCreateField[]): FieldPlan => {
  const has = (id: string): boolean => fields.length === 0 || fields.some(({ fieldId }) => fieldId === id);
  return {
    description: has('description'),
    labels: has('labels'),
    epicNameField: fields.find(isEpicName)?.fieldId ?? null,
    missing: fields
      .filter((field) => field.required && !field.hasDefaultValue)
      .filter((field) => !filled.has(field.fieldId) && !isEpicName(field))
      .map(({ name }) => name),
  };
};
