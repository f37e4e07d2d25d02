/** A plain client of the API. */
export interface Client {
  readonly token: string | null;
  /** @returns `data` of the answer @throws Error with the answer’s text when it is not 2xx */
  readonly send: <T>(method: 'GET' | 'POST' | 'PUT', pathBelowApi: string, body?: unknown) => Promise<T>;
  readonly upload: <T>(pathBelowApi: string, content: string) => Promise<T>;
}

const dataOf = async <T>(answer: Response): Promise<T> => {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${String(answer.status)}: ${text.slice(0, 500)}`);
  return (JSON.parse(text) as { data: T }).data;
};

export const createClient = (url: string, token: string | null): Client => {
  const signedIn = token === null ? {} : { authorization: `Bearer ${token}` };
  return {
    token,
    send: async (method, pathBelowApi, body) =>
      dataOf(
        await fetch(`${url}/api/v1${pathBelowApi}`, {
          method,
          headers: { ...signedIn, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    upload: async (pathBelowApi, content) =>
      dataOf(
        await fetch(`${url}/api/v1${pathBelowApi}`, {
          method: 'POST',
          headers: { ...signedIn, 'content-type': 'text/csv' },
          body: content,
        }),
      ),
  };
};
