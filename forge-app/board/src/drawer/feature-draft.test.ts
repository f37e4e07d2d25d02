import type { Feature } from '@valora/contracts';
import { toDraft, toFeatureBody } from './feature-draft.js';

const feature = {
  title: 'Export invoices',
  description: 'As a clerk …',
  status: 'planned',
  type: 'Story',
  labels: ['billing', 'export'],
  mustDo: true,
  moscow: 'must',
  kano: null,
} as unknown as Feature;

describe('the form of a feature', () => {
  it('sends back unchanged what nobody changed', () => {
    const { title, description, status, type, labels, mustDo, moscow, kano } = feature;
    expect(toFeatureBody(toDraft(feature))).toEqual({
      title,
      description,
      status,
      type,
      labels,
      mustDo,
      moscow,
      kano,
    });
  });

  it('reads labels without blanks and repeats, and an empty type as none', () => {
    const draft = { ...toDraft(feature), labels: ' a, ,b,a ,', type: ' ' };
    expect(toFeatureBody(draft)).toMatchObject({ labels: ['a', 'b'], type: null });
  });
});
