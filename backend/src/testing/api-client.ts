import { setTimeout as sleep } from 'node:timers/promises';

export interface ApiAnswer {
  readonly status: number;
  /** The whole envelope. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface ApiRequest {
  readonly body?: unknown;
  /** A file, in place of a body. */
  readonly csv?: string;
  /** Idempotency-Key. */
  readonly key?: string;
  readonly version?: number;
  readonly timeoutMs?: number;
}

type Call = (method: string, path: string, more?: ApiRequest) => Promise<ApiAnswer>;

export interface ApiClient {
  /** One request below /api/v1. Rejects when the connection breaks or no answer comes in time. */
  readonly send: Call;
  /** A client as it should be: repeats the same request until it gets an answer that is not about passing trouble. */
  readonly insist: Call;
  /** Makes the owner of a new installation with its one-time link and goes on as that person. */
  readonly becomeOwner: (linkToken: string) => Promise<{ readonly teamId: string; readonly token: string }>;
}

const passing = [409, 429, 503];
const againMs = 100;
/** Longer than any trouble that a test makes. */
const insistForMs = 2 * 60_000;

const headersOf = ({ body, csv, key, version }: ApiRequest, token: string): Record<string, string> => ({
  ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(csv === undefined ? {} : { 'content-type': 'text/csv' }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
  ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
});

/** A client of a server that may be killed at any moment. @param origin such as http://127.0.0.1:4000 */
export const createApiClient = (origin: string): ApiClient => {
  let token = '';
  const send: Call = async (method, path, more = {}) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: headersOf(more, token),
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
      ...(more.csv === undefined ? {} : { body: more.csv }),
      signal: AbortSignal.timeout(more.timeoutMs ?? 20_000),
    });
    return { status: response.status, body: await response.json() };
  };
  const insist: Call = async (method, path, more = {}) => {
    const endsAt = Date.now() + insistForMs;
    let last = 'none';
    while (Date.now() < endsAt) {
      const answer = await send(method, path, more).catch(() => null);
      if (answer !== null && answer.status < 300) return answer;
      if (answer !== null && !passing.includes(answer.status))
        throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
      last = answer === null ? 'none' : `${String(answer.status)} ${JSON.stringify(answer.body)}`;
      await sleep(againMs);
    }
    throw new Error(`${method} ${path} got no answer but ${last}`);
  };
  const becomeOwner = async (linkToken: string): Promise<{ teamId: string; token: string }> => {
    const made = await insist('POST', '/setup/owner', {
      body: {
        linkToken,
        email: 'owner@example.com',
        password: 'a long test password',
        name: 'Mara Lindqvist',
        team: { name: 'Harbour', currency: 'EUR', dayRate: 600 },
        tokens: true,
      },
    });
    token = made.body.data.accessToken as string;
    return { teamId: made.body.data.team.id as string, token };
  };
  return { send, insist, becomeOwner };
};
