import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { closeAtOnce } from '../../../backend/src/testing/on-loopback.js';
import { mimeOf, readBelow } from './custom-ui.js';

export interface HostRoutes {
  /** JSON in, JSON out. */
  readonly get: Readonly<Record<string, () => unknown>>;
  readonly post: Readonly<Record<string, (body: never) => unknown>>;
  readonly webTrigger: (
    id: string,
    request: { method: string; body: string; headers: Record<string, string> },
  ) => Promise<{ status: number; headers: Record<string, string>; body: string }>;
}

export interface HostFolders {
  /** The host page’s own files. */
  readonly page: string;
  /** UI Kit bundles, a folder per resource. */
  readonly ui: string;
}

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Valora in Jira — local host</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page/main.css"></head>
<body><div id="host"></div><script type="module" src="/page/main.js"></script></body>
</html>`;

/** The bridge stands before any script of the bundle runs. The bundle itself is served as it was built. */
const withBridge = (html: string): string =>
  html.replace(
    /<head[^>]*>/,
    (head) =>
      `${head}<script>globalThis.__bridge = parent.bridges.get(new URLSearchParams(location.search).get('screen'));</script>`,
  );

export const serveHost = async (routes: HostRoutes, folders: HostFolders) => {
  const streams = new Set<ServerResponse>();

  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body ?? {}));
  };

  const file = async (response: ServerResponse, folder: string, name: string): Promise<void> => {
    const found = await readBelow(folder, name);
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': mimeOf(name), 'cache-control': 'no-store' });
    response.end(name.endsWith('.html') ? withBridge(found.toString('utf8')) : found);
  };

  const call = async (response: ServerResponse, run: () => unknown): Promise<void> => {
    try {
      json(response, 200, await run());
    } catch (error) {
      json(response, 400, { message: (error as Error).message });
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const { method = 'GET' } = request;
    const [, first = '', second = '', ...rest] = pathname.split('/');
    if (first === 'x1') {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const answer = await routes.webTrigger(second, { method, headers, body: await textOf(request) });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } else if (pathname === '/host/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
    } else if (first === 'host' && method === 'GET' && routes.get[pathname] !== undefined) {
      await call(response, () => routes.get[pathname]?.());
    } else if (first === 'host' && method === 'POST' && routes.post[pathname] !== undefined) {
      const text = await textOf(request);
      await call(response, () => routes.post[pathname]?.((text === '' ? {} : JSON.parse(text)) as never));
    } else if (first === 'page') {
      await file(response, folders.page, [second, ...rest].join('/'));
    } else if (first === 'ui') {
      await file(response, path.join(folders.ui, second), rest.join('/'));
    } else if (first === 'host') {
      json(response, 404, { message: `the host has no ${method} ${pathname}` });
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    }
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else json(response, 500, { message: String(error) });
    });
  });
  const listen = async (port: number): Promise<string> => {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };
  return {
    listen,
    send: (event: string, data: unknown): void => {
      for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () => closeAtOnce(server),
  };
};
