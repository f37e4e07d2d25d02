import { requestJira } from '@forge/bridge';
import type { Epic, GivenBody, epics } from '@valora/contracts';
import { useState } from 'react';
import { createEpicAsMe, type EpicAsMe } from '../epics/create-epic-as-me';
import { claimEpic, reportEpic, requestEpics } from '../shared/api';
import type { Answer, Failure } from '../shared/call-backend';
import { useAction } from '../shared/use-action';

export type Draft = NonNullable<GivenBody<typeof epics.request>['items'][number]['draft']>;

/** What came of asking for an epic or creating it. */
export type EpicOutcome =
  { readonly state: 'requested'; readonly epic: Epic } | Exclude<EpicAsMe<Failure>, { state: 'failed' }>;

type How = 'ask' | 'as-me';
interface Wanted {
  readonly how: How;
  readonly draft: Draft;
}

const deps = {
  claim: claimEpic,
  report: reportEpic,
  requestJira: (path: string, init: { method: 'POST'; headers: Record<string, string>; body: string }) =>
    requestJira(path, init),
};

const createAsMe = async (epic: Epic): Promise<Answer<EpicOutcome>> => {
  const made = await createEpicAsMe<Failure>(deps, epic.id);
  return made.state === 'failed' ? { ok: false, error: made.error } : { ok: true, data: made };
};

/** Asks for an epic, or creates it as the person; the one that exists is never asked for again. */
export const useEpic = (featureId: string, existing: Epic | null) => {
  const [asked, setAsked] = useState<Epic | null>(null);
  const [how, setHow] = useState<How | null>(null);
  const request = async (draft: Draft, key: string): Promise<Answer<Epic>> => {
    const answer = await requestEpics({ items: [{ featureId, draft }] }, key);
    if (!answer.ok) return answer;
    const [epic] = answer.data.items;
    if (!epic) {
      const message = 'Valora did not say which epic it asked for.';
      return { ok: false, error: { code: 'unreadable', message, details: [], correlationId: null } };
    }
    setAsked(epic);
    return { ok: true, data: epic };
  };
  const action = useAction(async (wanted: Wanted, key): Promise<Answer<EpicOutcome>> => {
    const known = existing ?? asked;
    const epic: Answer<Epic> = known ? { ok: true, data: known } : await request(wanted.draft, key);
    if (!epic.ok) return epic;
    return wanted.how === 'as-me'
      ? createAsMe(epic.data)
      : { ok: true, data: { state: 'requested', epic: epic.data } };
  });
  const start = (wanted: Wanted) => {
    setHow(wanted.how);
    return action.start(wanted);
  };
  return {
    start,
    failure: action.failure,
    outcome: action.now.state === 'done' ? action.now.data : null,
    busyWith: action.isPending ? how : null,
  };
};
