import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { closeAtOnce, listenOnLoopback } from '../testing/on-loopback.js';
import { rawRequest, type RawAnswer } from '../testing/raw-http.js';
import { startApp, type TestApp } from '../testing/start-app.js';
import { toAppError } from './error-response.js';
import { createHttpServer } from './http-server.js';
import { readBody } from './read-body.js';
import { sendFailure } from './respond.js';

const mebibyte = 1024 * 1024;
const mayGrowBytes = 100 * mebibyte;
/** Requests of a kind at the same time. */
const atOnce = 20;

const servers: Server[] = [];
const serve = async (...options: Parameters<typeof createHttpServer>): Promise<number> => {
  const server = createHttpServer(...options);
  servers.push(server);
  return Number(new URL(await listenOnLoopback(server)).port);
};

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await startApp();
  port = await serve(app.composed.app);
});
afterAll(async () => {
  await Promise.all(servers.map(closeAtOnce));
  await app.close();
});

const head = (more: readonly string[], path = '/api/v1/features'): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${app.owner.token}`,
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n');
const withLength = (body: string | Buffer, more: readonly string[] = []): (string | Buffer)[] => [
  head([...more, `Content-Length: ${String(Buffer.byteLength(body))}`]),
  body,
];
const chunked = function* (chunk: string, count: number): Generator<string> {
  yield head(['Transfer-Encoding: chunked']);
  const framed = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  for (let n = 0; n < count; n += 1) yield framed;
  yield '0\r\n\r\n';
};

/** The same attack many times at once; memory is looked at all the while. The attackers’ own is in the figure too. */
const attack = async (
  parts: () => Iterable<string | Buffer>,
): Promise<{ answers: RawAnswer[]; grewBytes: number }> => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const answers = await Promise.all(Array.from({ length: atOnce }, () => rawRequest(port, parts())));
  clearInterval(watch);
  return { answers, grewBytes: most - before };
};

const nested = (open: string, close: string): string =>
  `{"title":${open.repeat(1_000)}1${close.repeat(1_000)}}`;
const manyKeys = JSON.stringify({
  title: 'x',
  ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key${String(n)}`, n])),
});
const bomb = gzipSync(Buffer.alloc(100 * mebibyte, 0x20));
const headers = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `X-Extra-${String(n)}: ${String(n)}`);
const tenMebibytes = Buffer.alloc(10 * mebibyte, 0x20);

describe('B8: requests that are too much', () => {
  it.each<[string, () => Iterable<string | Buffer>, readonly number[]]>([
    ['a body of 10 MB', () => withLength(tenMebibytes), [413]],
    ['a body of 10 MB in chunks, its length unsaid', () => chunked('x'.repeat(65_536), 160), [413]],
    ['a body that says it has 100 GB', () => [head(['Content-Length: 107374182400']), '{'], [413]],
    ['objects 1,000 deep', () => withLength(nested('{"a":', '}')), [400]],
    ['lists 1,000 deep', () => withLength(nested('[', ']')), [400]],
    ['lists 400,000 deep', () => withLength(`${'['.repeat(400_000)}${']'.repeat(400_000)}`), [400]],
    ['an object with 10,000 keys', () => withLength(manyKeys), [400]],
    ['100 MB of spaces in 100 kB of gzip', () => withLength(bomb, ['Content-Encoding: gzip']), [413]],
    ['gzip in gzip', () => withLength(gzipSync(bomb), ['Content-Encoding: gzip, gzip']), [415]],
    ['what is no gzip', () => withLength('{"title":"x"}', ['Content-Encoding: gzip']), [400]],
    ['1,000 headers', () => [head([...headers(1_000), 'Content-Length: 2']), '{}'], [431]],
    ['a header of 100 kB', () => [head([`X-Long: ${'x'.repeat(100_000)}`]), ''], [431]],
    ['an address of 100 kB', () => [head([], `/api/v1/features?search=${'x'.repeat(100_000)}`)], [431]],
    ['a number of 100,000 digits', () => withLength(`{"title":"x","n":${'9'.repeat(100_000)}}`), [400]],
    ['JSON with 1 MB of one text', () => withLength(`{"title":"${'x'.repeat(mebibyte - 20)}"}`), [400]],
    ['two lengths', () => [head(['Content-Length: 2', 'Content-Length: 3']), '{} '], [400]],
    [
      'a length and chunks',
      () => [head(['Content-Length: 2', 'Transfer-Encoding: chunked']), '0\r\n\r\n'],
      [400],
    ],
    ['no HTTP', () => ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n'], [400]],
  ])('%s: answered with a 4xx, and memory stays', async (_what, parts, expected) => {
    const { answers, grewBytes } = await attack(parts);
    for (const { status, body } of answers) {
      expect(expected).toContain(status);
      expect(JSON.parse(body)).toMatchObject({ success: false, meta: { version: '1' } });
    }
    expect(grewBytes).toBeLessThan(mayGrowBytes);
  });

  it('headers that never end: 408, and the others are served meanwhile', async () => {
    const impatient = await serve(app.composed.app, { headersTimeoutMs: 400, checkEveryMs: 50 });
    const slow = Promise.all(
      Array.from({ length: 50 }, () =>
        rawRequest(impatient, ['GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '], {
          text: 'x',
          everyMs: 20,
        }),
      ),
    );
    const usual = await rawRequest(impatient, ['GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n']);
    expect(usual.status).toBe(200);
    for (const { status, head: answered } of await slow) {
      expect(status).toBe(408);
      expect(answered).toContain('Connection: close');
    }
  });

  it('leave a server that still does its work', async () => {
    const { status } = await app.call('POST', '/features', { body: { title: 'After all that' } });
    expect(status).toBe(201);
  });
});

describe('B8: a body that never ends', () => {
  it('is 408 when its time is up, and its connection is closed', async () => {
    const slow = express();
    slow.post('/', async (request, response) => {
      try {
        await readBody({ request, response, timeoutMs: 200 });
        response.json(request.body);
      } catch (error) {
        sendFailure(response, toAppError(error), 'c-1');
      }
    });
    const { status, head: answered } = await rawRequest(
      await serve(slow),
      ['POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"a":"'],
      { text: 'x', everyMs: 20 },
    );
    expect(status).toBe(408);
    expect(answered).toContain('Connection: close');
  });
});
