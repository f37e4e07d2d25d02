import type { IssuePanel } from '@valora/contracts';

/** Currency of the team, as far as an answer tells it; `money` where nothing of it was predicted. */
export const currencyOf = ({ prediction, row }: Pick<IssuePanel, 'prediction' | 'row'>): string =>
  prediction?.value.currency ?? row.value?.currency ?? 'money';
