// Imports types alone: the backend’s property test of epics runs this file too, where relative imports need an ending
// that the platform’s bundler cannot follow.
import type { Data, Epic, epics, GivenBody } from '@valora/contracts';

type Claim = Data<typeof epics.claim>;
type Report = GivenBody<typeof epics.report>;
type Answer<T, E> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: E };

/** What an answer of Jira has to offer here; the bridge’s `requestJira` gives it. */
interface JiraAnswer {
  readonly status: number;
  readonly text: () => Promise<string>;
}

/** The two calls of the backend never reject. */
export interface EpicAsMeDeps<E> {
  /** `PUT /epics/{id}/claim` */
  readonly claim: (epicId: string) => Promise<Answer<Claim, E>>;
  /** `PUT /epics/{id}/report` */
  readonly report: (epicId: string, report: Report) => Promise<Answer<Epic, E>>;
  /** `requestJira` of @forge/bridge: as the person at the screen. */
  readonly requestJira: (
    path: string,
    init: { method: 'POST'; headers: Record<string, string>; body: string },
  ) => Promise<JiraAnswer>;
}

export type EpicAsMe<E> =
  | { readonly state: 'created'; readonly issueKey: string; readonly epic: Epic }
  /** Somebody else creates it, or it exists. */
  | { readonly state: 'in_hand'; readonly epic: Epic }
  /** Jira’s words; it may be tried again once they are heeded. */
  | { readonly state: 'refused'; readonly message: string; readonly epic: Epic }
  /** Jira did not say whether it exists: Valora looks for it, and asks a person when it cannot be sure. */
  | { readonly state: 'unknown'; readonly epic: Epic }
  /** The backend did not hand it out; nothing was sent. */
  | { readonly state: 'failed'; readonly error: E };

type Said =
  | { readonly outcome: 'created'; readonly issueKey: string }
  | { readonly outcome: 'refused'; readonly message: string }
  | { readonly outcome: 'unknown' };

/** As long as the bridge waits. */
const answerTimeoutMs = 25_000;
const reportTries = 3;
/** With the bridge’s time to answer less than the minute after which the backend no longer waits for this browser. */
const sendWithinMs = 30_000;

const slept: Said = {
  outcome: 'refused',
  message: 'It took too long to prepare the epic. Nothing was created; try again.',
};

const read = (text: string): Record<string, unknown> => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
};

const plainWords: Readonly<Record<number, string>> = {
  401: 'Jira did not accept your sign-in. Reload the page and try again.',
  403: 'Jira does not let you create issues in this project.',
  404: 'Jira does not have this project, or you may not see it.',
  429: 'Jira asks to wait. Nothing was created; try again in a minute.',
};

const wordsOf = (status: number, text: string): string => {
  const { errorMessages, errors } = read(text);
  const messages = Array.isArray(errorMessages) ? errorMessages.map(String) : [];
  const fields =
    typeof errors === 'object' && errors !== null
      ? Object.entries(errors).map(([field, problem]) => `${field}: ${String(problem)}`)
      : [];
  const said = [...messages, ...fields].join(' · ').replace(/\s+/g, ' ').trim();
  if (said !== '') return said.slice(0, 2000);
  return plainWords[status] ?? `Jira refused it (${String(status)}).`;
};

/** Only an answer that certainly means "not made" counts as refused: everything else may have made it. */
const saidBy = async (answer: JiraAnswer): Promise<Said> => {
  const { status } = answer;
  const text = await answer.text();
  if (status === 201) {
    const { key } = read(text);
    return typeof key === 'string' ? { outcome: 'created', issueKey: key } : { outcome: 'unknown' };
  }
  return status >= 400 && status < 500 && status !== 408
    ? { outcome: 'refused', message: wordsOf(status, text) }
    : { outcome: 'unknown' };
};

const withinTime = (said: Promise<Said>): Promise<Said> =>
  new Promise((resolve) => {
    const unknown = () => {
      clearTimeout(timer);
      resolve({ outcome: 'unknown' });
    };
    const timer = setTimeout(unknown, answerTimeoutMs);
    said.then((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    }, unknown);
  });

/** A lost report is no harm, as the backend looks by itself a minute later; a repeated one is the sooner way. */
const tell = async <E>(deps: EpicAsMeDeps<E>, epicId: string, report: Report): Promise<Epic | null> => {
  for (let tries = 0; tries < reportTries; tries += 1) {
    const answer = await deps.report(epicId, report);
    if (answer.ok) return answer.data;
  }
  return null;
};

/**
 * Creates an approved or waiting epic as the person at the screen: the backend hands out what to send, once; the browser
 * sends it; the backend hears what came of it and adds children and links. Never sends twice and never rejects: whatever
 * breaks in between, the backend finds the epic by its mark.
 */
export const createEpicAsMe = async <E>(deps: EpicAsMeDeps<E>, epicId: string): Promise<EpicAsMe<E>> => {
  const startedMs = Date.now();
  const claimed = await deps.claim(epicId);
  if (!claimed.ok) return { state: 'failed', error: claimed.error };
  const claim = claimed.data;
  if (claim.state === 'in_hand') return { state: 'in_hand', epic: claim.epic };
  // A laptop that slept in between must not send what others have given up waiting for.
  const said =
    Date.now() - startedMs > sendWithinMs
      ? slept
      : await withinTime(
          deps
            .requestJira('/rest/api/3/issue', {
              method: 'POST',
              headers: { accept: 'application/json', 'content-type': 'application/json' },
              body: JSON.stringify(claim.issue),
            })
            .then(saidBy),
        );
  const told = await tell(deps, epicId, { ...said, claimId: claim.claimId });
  const epic = told ?? claim.epic;
  switch (said.outcome) {
    case 'created':
      return { state: 'created', issueKey: said.issueKey, epic };
    case 'refused':
      return { state: 'refused', message: said.message, epic };
    case 'unknown':
      return { state: 'unknown', epic };
  }
};
