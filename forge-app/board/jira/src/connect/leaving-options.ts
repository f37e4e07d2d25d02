import type { PolicyMode } from '@valora/contracts';

/** What may leave Jira from the first reading on. */
export const leavingOptions: readonly { readonly value: PolicyMode; readonly label: string }[] = [
  { value: 'allowed_fields', label: 'Titles, descriptions and figures' },
  { value: 'numbers_only', label: 'Numbers only: no text of an issue' },
];

/** What each choice means for what is read, and for the predictions; without a full stop. */
export const leavingWords: Readonly<Record<PolicyMode, string>> = {
  allowed_fields: 'All that predictions use, but no comments and none of the site’s own fields',
  numbers_only: 'Not one text is read, from the first issue on; ranges are wider',
};
