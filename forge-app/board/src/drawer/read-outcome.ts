import type { api, GivenBody, Outcome } from '@valora/contracts';
import { readNumber } from '../format/read-number.js';

/** An outcome as a form holds it; empty means not known. */
export interface OutcomeDraft {
  readonly actualEffortDays: string;
  readonly realisedValue: string;
  readonly releasedOn: string;
  readonly note: string;
}

type Read =
  | { readonly body: GivenBody<typeof api.outcomes.record> }
  | { readonly problems: Readonly<Record<string, string>> };

const text = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const toOutcomeDraft = (outcome: Outcome | null): OutcomeDraft => ({
  actualEffortDays: text(outcome?.actualEffortDays),
  realisedValue: text(outcome?.realisedValue),
  releasedOn: outcome?.releasedOn ?? '',
  note: outcome?.note ?? '',
});

/** Empty is null (not known), anything else must be a number. */
const toNumber = (typed: string): number | null => (typed.trim() === '' ? null : readNumber(typed));

const isBad = (value: number | null): boolean => value !== null && !Number.isFinite(value);

/** The form of an outcome as the API wants it, or what is wrong with it. */
export const readOutcome = (draft: OutcomeDraft): Read => {
  const actualEffortDays = toNumber(draft.actualEffortDays);
  const realisedValue = toNumber(draft.realisedValue);
  const releasedOn = draft.releasedOn === '' ? null : draft.releasedOn;
  const problems: Record<string, string> = {};
  if (isBad(actualEffortDays) || (actualEffortDays !== null && actualEffortDays <= 0))
    problems['actualEffortDays'] = 'Give a number above 0, or leave it empty.';
  if (isBad(realisedValue)) problems['realisedValue'] = 'Give a number, or leave it empty.';
  if (actualEffortDays === null && realisedValue === null && releasedOn === null)
    problems['actualEffortDays'] = 'Say at least one of effort, value and release.';
  if (Object.keys(problems).length > 0) return { problems };
  const note = draft.note.trim() === '' ? null : draft.note.trim();
  return { body: { actualEffortDays, realisedValue, releasedOn, note } };
};
