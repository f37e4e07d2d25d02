import type { RunningValora } from './start-valora.js';

export interface Api {
  /** Returns what the envelope carries. @throws Error with the answer when it is a refusal */
  readonly call: <T>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** The API for scripts; what a file holds goes out as it is, anything else as JSON. */
export const apiOf = ({ url }: Pick<RunningValora, 'url'>, token: string | null): Api => ({
  call: async <T>(method: string, path: string, body?: unknown) => {
    const isFile = body instanceof Buffer;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': isFile ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
    return (JSON.parse(text) as { data: T }).data;
  },
});
