import { asApp, asUser, route } from '@forge/api';
import { within } from '../shared/within';

export type Found =
  | { readonly ok: true; readonly id: string; readonly key: string; readonly score: unknown }
  | { readonly ok: false; readonly message: string };

const timeoutMs = 8_000;
const keyOrNumber = /^([A-Za-z][A-Za-z0-9_]{1,29}-)?[1-9][0-9]{0,17}$/;

const hidden = (key: string) => `Jira does not have ${key}, or you may not see it.`;

const wordsOf = (status: number, key: string): string => {
  if (status === 401 || status === 403 || status === 404) return hidden(key);
  if (status === 429) return 'Jira asks to wait. Try again in a minute.';
  if (status >= 500) return 'Jira cannot be asked at the moment. Try again in a few minutes.';
  return `Jira cannot look up ${key}.`;
};

const ask = async (key: string, accountId: string | undefined): Promise<Found> => {
  const jira = accountId === undefined ? asApp() : asUser();
  const response = await jira.requestJira(
    route`/rest/api/3/issue/${key}?fields=project&properties=valora.score`,
    { headers: { accept: 'application/json' } },
  );
  if (!response.ok) return { ok: false, message: wordsOf(response.status, key) };
  const issue = (await response.json()) as {
    id?: unknown;
    key?: unknown;
    properties?: Readonly<Record<string, unknown>>;
  };
  return typeof issue.id === 'string' && typeof issue.key === 'string'
    ? { ok: true, id: issue.id, key: issue.key, score: issue.properties?.['valora.score'] ?? null }
    : { ok: false, message: `Jira cannot look up ${key}.` };
};

/** The issue as the person sees it; as the app does where a rule runs for nobody. Never throws. */
export const findIssue = async (given: unknown, accountId: string | undefined): Promise<Found> => {
  const key = typeof given === 'string' ? given.trim() : '';
  if (!keyOrNumber.test(key))
    return { ok: false, message: 'Name the issue by its key, such as SHOP-12, or by its number.' };
  try {
    return await within(timeoutMs, ask(key, accountId));
  } catch (error) {
    // The platform rejects where the person has not let the app act for them.
    const refused = (error as { status?: unknown } | null)?.status === 401;
    return { ok: false, message: wordsOf(refused ? 401 : 503, key) };
  }
};
