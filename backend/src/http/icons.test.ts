import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createLogger } from '../platform/log/logger.js';
import { closeAtOnce, listenOnLoopback } from '../testing/on-loopback.js';
import { createApp, type AppOptions } from './app.js';
import { createDrain } from './drain.js';

let server: Server;
let address: string;

beforeAll(async () => {
  const options = {
    routes: [],
    webRoot: path.resolve('backend/web/public'),
    isReady: () => Promise.resolve(true),
    drain: createDrain(),
    log: createLogger({ level: 'silent' }),
    publicOrigin: null,
    strictResponses: true,
  };
  // No route is asked, so nothing behind the routes is needed.
  server = createServer(createApp(options as unknown as AppOptions));
  address = await listenOnLoopback(server);
});
afterAll(() => closeAtOnce(server));

const policyOf = async (file: string) => {
  const { status, headers } = await fetch(`${address}${file}`);
  return [status, headers.get('content-type'), headers.get('cross-origin-resource-policy')];
};

describe('pictures of the app', () => {
  it('may be shown by Jira’s pages', async () => {
    expect(await policyOf('/icons/icon.svg')).toEqual([200, 'image/svg+xml', 'cross-origin']);
  });

  it('are all that may', async () => {
    expect(await policyOf('/manifest.webmanifest')).toEqual([
      200,
      'application/manifest+json; charset=utf-8',
      'same-origin',
    ]);
  });
});
