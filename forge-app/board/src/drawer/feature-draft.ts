import type { api, Feature, GivenBody } from '@valora/contracts';

/** A feature as a form holds it: empty fields are empty texts. */
export interface FeatureDraft {
  readonly title: string;
  readonly description: string;
  readonly status: Feature['status'];
  readonly type: string;
  readonly labels: string;
  readonly mustDo: boolean;
  readonly moscow: NonNullable<Feature['moscow']> | '';
  readonly kano: NonNullable<Feature['kano']> | '';
}

export const toDraft = (feature: Feature): FeatureDraft => ({
  title: feature.title,
  description: feature.description,
  status: feature.status,
  type: feature.type ?? '',
  labels: feature.labels.join(', '),
  mustDo: feature.mustDo,
  moscow: feature.moscow ?? '',
  kano: feature.kano ?? '',
});

/** The whole body: a field left out would be set back to its default. */
export const toFeatureBody = (draft: FeatureDraft): GivenBody<typeof api.features.update> => ({
  title: draft.title.trim(),
  description: draft.description,
  status: draft.status,
  type: draft.type.trim() === '' ? null : draft.type.trim(),
  labels: [...new Set(draft.labels.split(',').map((label) => label.trim()))].filter((label) => label !== ''),
  mustDo: draft.mustDo,
  moscow: draft.moscow === '' ? null : draft.moscow,
  kano: draft.kano === '' ? null : draft.kano,
});
