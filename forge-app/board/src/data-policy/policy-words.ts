import type { DataPolicy, TwoWayField } from '@valora/contracts';

export const modeNames: Record<DataPolicy['mode'], string> = {
  allowed_fields: 'Only the allowed fields',
  numbers_only: 'Numbers only: no text leaves Jira',
};

export const twoWayNames: Record<TwoWayField, string> = {
  title: 'Title',
  storyPoints: 'Story points',
  labels: 'Labels',
  mustDo: 'Must do',
};
