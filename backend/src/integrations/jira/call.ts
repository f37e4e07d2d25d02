import type { z } from 'zod';
import type { CallPoints } from './points.js';

export interface JiraCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path with `{names}`, as in Atlassian's document; with the method also the key of its burst limit. */
  readonly endpoint: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
  /** Whether sending it twice is the same as sending it once. */
  readonly repeatable: boolean;
  readonly points: CallPoints<T>;
  /** The success is 303 and lies elsewhere: `answer` reads `{ location }`, which is not followed. */
  readonly seeOther?: boolean;
}

/** Such as `GET /rest/api/3/myself`: holds no value a person typed. */
export const operationOf = ({ method, endpoint }: Pick<JiraCall<unknown>, 'method' | 'endpoint'>): string =>
  `${method} ${endpoint}`;

/** The full address of a call. Throws RangeError where a value would change the path (`..` or nothing). */
export const addressOf = (
  baseUrl: string,
  call: Pick<JiraCall<unknown>, 'endpoint' | 'path' | 'query'>,
): string => {
  const path = call.endpoint.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path?.[name] ?? '';
    if (value === '' || value === '.' || value === '..') throw new RangeError(`bad path value for ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) query.set(name, String(value));
  return `${baseUrl}${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
};
