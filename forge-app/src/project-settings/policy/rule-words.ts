import type { ConflictRule, DataPolicy, TwoWayField } from '@valora/contracts';
import { modeNames, twoWayNames } from '../../../board/src/data-policy/policy-words';
import type { Option } from '../fields';

export const ruleOptions: readonly Option<ConflictRule>[] = [
  { value: 'jira', label: 'Jira wins' },
  { value: 'valora', label: 'Valora wins' },
  { value: 'newest', label: 'The newest change wins' },
  { value: 'ask', label: 'Ask a person' },
];

export const twoWay = Object.keys(twoWayNames) as TwoWayField[];

export const modeOptions: readonly Option<DataPolicy['mode']>[] = (
  ['allowed_fields', 'numbers_only'] as const
).map((value) => ({ value, label: modeNames[value] }));
