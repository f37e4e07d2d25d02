import type { api, Data, RankingSettings } from '@valora/contracts';
import { useMemo } from 'react';
import { usePreviewRankingQuery } from '../data/hooks.js';
import { asApiFailure, type ApiFailure } from '../transport/api-error.js';
import { useDebounced } from '../ui/use-debounced.js';
import type { DraftProblems } from './settings-draft.js';

/** Long enough that typing a number is one question, short enough to feel live. */
const restMs = 300;
const shownLimit = 500;

export interface WhatIfState {
  readonly result: Data<typeof api.rankings.whatIf> | null;
  readonly isLoading: boolean;
  /** What the backend finds wrong in the settings themselves, by place; a formula above all. */
  readonly problems: DraftProblems;
  /** What went wrong otherwise. */
  readonly failure: ApiFailure | null;
}

const ofSettings = /^(?:body\.)?settings\.?/;

/** `body.settings.formula` → `formula`; a problem of the settings as a whole belongs to what the framework reads. */
const placeOf = (field: string, settings: RankingSettings): string => {
  const place = field.replace(ofSettings, '');
  if (place !== '') return place;
  return settings.framework === 'formula' ? 'formula' : 'criteria';
};

/** The order other settings would give, asked for while they are being typed. Null asks nothing. */
export const useWhatIf = (settings: RankingSettings | null): WhatIfState => {
  const asked = useMemo(() => (settings ? JSON.stringify(settings) : null), [settings]);
  const rested = useDebounced(asked, restMs);
  const isRested = asked === rested;
  const { currentData, error, isFetching } = usePreviewRankingQuery(
    { body: { settings: JSON.parse(rested ?? 'null') as RankingSettings, limit: shownLimit } },
    { skip: rested === null },
  );
  if (settings === null) return { result: null, isLoading: false, problems: {}, failure: null };
  if (!isRested || isFetching)
    return { result: currentData ?? null, isLoading: true, problems: {}, failure: null };
  const failure = error ? asApiFailure(error) : null;
  const found = (failure?.details ?? []).filter(({ field }) => ofSettings.test(field));
  return {
    result: currentData ?? null,
    isLoading: false,
    problems: Object.fromEntries(found.map(({ field, problem }) => [placeOf(field, settings), problem])),
    failure: found.length > 0 ? null : failure,
  };
};
