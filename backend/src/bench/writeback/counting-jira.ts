import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingJira {
  readonly baseUrl: string;
  readonly requests: () => number;
  /** Issues whose score came, by number. */
  readonly scored: () => ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

export const roiFieldOfSite = 'customfield_10200';

interface Bulk {
  readonly issues: readonly { readonly issueID: number }[];
}

/** What the write-back asks of a site, answered at once as Atlassian documents it; counts requests. */
export const startCountingJira = async (): Promise<CountingJira> => {
  let requests = 0;
  let baseUrl = '';
  const scored = new Set<string>();
  const answer = (
    method: string,
    path: string,
    body: string,
  ): { status: number; json?: unknown; to?: string } => {
    if (path === '/rest/api/3/field')
      return {
        status: 200,
        json: [{ id: roiFieldOfSite, key: 'app__PRODUCTION__valora-roi', name: 'Valora ROI', custom: true }],
      };
    if (path === '/rest/api/3/issue/properties/multi') {
      for (const { issueID } of (JSON.parse(body) as Bulk).issues) scored.add(String(issueID));
      return { status: 303, to: `${baseUrl}/rest/api/3/task/1` };
    }
    if (path.startsWith('/rest/api/3/task/'))
      return { status: 200, json: { id: '1', status: 'COMPLETE', progress: 100, result: {} } };
    return { status: method === 'PUT' ? 204 : 404 };
  };
  const server = createServer((request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', baseUrl).pathname;
      const { status, json, to } = answer(request.method ?? '', path, Buffer.concat(chunks).toString());
      response.writeHead(status, {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(to === undefined ? {} : { location: to }),
      });
      response.end(json === undefined ? undefined : JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    baseUrl,
    requests: () => requests,
    scored: () => scored,
    close: async () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
};
