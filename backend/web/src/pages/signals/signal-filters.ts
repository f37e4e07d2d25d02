import { signalSource } from '@valora/contracts';
import type { SignalsAsked } from '../../data/lists.js';

export interface SignalFilters {
  readonly search: string;
  readonly source: (typeof signalSource.options)[number] | 'any';
  readonly attached: 'any' | 'true' | 'false';
  readonly merged: boolean;
}

/** Filters as the address holds them, so that a filtered list can be sent to somebody; unknown values are dropped. */
export const filtersOfAddress = (params: URLSearchParams): SignalFilters => {
  const attached = params.get('attached');
  return {
    search: (params.get('search') ?? '').slice(0, 200),
    source: signalSource.options.find((option) => option === params.get('source')) ?? 'any',
    attached: attached === 'true' || attached === 'false' ? attached : 'any',
    merged: params.get('merged') === 'true',
  };
};

export const addressOfFilters = (filters: SignalFilters): URLSearchParams => {
  const params = new URLSearchParams();
  if (filters.search !== '') params.set('search', filters.search);
  if (filters.source !== 'any') params.set('source', filters.source);
  if (filters.attached !== 'any') params.set('attached', filters.attached);
  if (filters.merged) params.set('merged', 'true');
  return params;
};

export const askedOfFilters = (filters: SignalFilters): SignalsAsked => ({
  ...(filters.search.trim() === '' ? {} : { search: filters.search.trim() }),
  ...(filters.source === 'any' ? {} : { source: filters.source }),
  ...(filters.attached === 'any' ? {} : { attached: filters.attached }),
  ...(filters.merged ? { includeMerged: 'true' as const } : {}),
});

export const isFiltered = (filters: SignalFilters): boolean => addressOfFilters(filters).size > 0;
