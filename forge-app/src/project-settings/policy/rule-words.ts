import type { ConflictRule, TwoWayField } from '@valora/contracts';
import type { Option } from '../fields';

export const ruleOptions: readonly Option<ConflictRule>[] = [
  { value: 'jira', label: 'Jira wins' },
  { value: 'valora', label: 'Valora wins' },
  { value: 'newest', label: 'The newest change wins' },
  { value: 'ask', label: 'Ask a person' },
];

export const twoWayWords: Record<TwoWayField, string> = {
  title: 'Title',
  storyPoints: 'Story points',
  labels: 'Labels',
  mustDo: 'Must do',
};
export const twoWay = Object.keys(twoWayWords) as TwoWayField[];

export const modeOptions: readonly Option<'allowed_fields' | 'numbers_only'>[] = [
  { value: 'allowed_fields', label: 'Only the allowed fields' },
  { value: 'numbers_only', label: 'Numbers only: no text leaves Jira' },
];
