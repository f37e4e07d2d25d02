import type { Option } from '../../../forms/choice-field.js';

/** How long a token may live; the empty value stands for "never". */
export const expiryOptions: readonly Option[] = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'never; revoke it by hand' },
];
