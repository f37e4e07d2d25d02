import type { JiraCreateField } from './answers.js';
import { planFields } from './plan-fields.js';

const field = (fieldId: string, more: Partial<JiraCreateField> = {}): JiraCreateField => ({
  fieldId,
  name: fieldId,
  required: false,
  hasDefaultValue: false,
  schema: { type: 'string', custom: null },
  ...more,
});
const epicName = field('customfield_77', {
  name: 'Nom de l’epic',
  required: true,
  schema: { type: 'string', custom: 'com.pyxis.greenhopper.jira:gh-epic-label' },
});

describe('planFields', () => {
  it('knows Epic Name by its schema, whatever its id and name', () => {
    expect(planFields([field('summary'), epicName]).epicNameField).toBe('customfield_77');
  });

  it('asks a person only for required fields without a default that we cannot fill', () => {
    const fields = [
      field('summary', { required: true }),
      field('reporter', { required: true }),
      field('priority', { required: true, hasDefaultValue: true }),
      field('customfield_1', { name: 'Team', required: true }),
      field('customfield_2', { name: 'Optional' }),
      epicName,
    ];
    expect(planFields(fields).missing).toEqual(['Team']);
  });

  it('sends only what is on the screen', () => {
    expect(planFields([field('summary')])).toMatchObject({ description: false, labels: false });
    expect(planFields([field('labels'), field('description')])).toMatchObject({
      description: true,
      labels: true,
    });
    expect(planFields([])).toMatchObject({ description: true, labels: true });
  });
});
