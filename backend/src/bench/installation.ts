import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureDatabase, startEmbeddedPostgres } from '../platform/embedded-postgres/index.js';
import { createLogger } from '../platform/log/logger.js';
import type { BenchContext } from './bench-context.js';
import { createClient, type Client } from './client.js';
import { startChild, type Child } from './children/start-child.js';
import { freePort } from './free-port.js';

/** A running Valora on a data directory of its own, with an owner signed in. */
export interface Installation {
  readonly url: string;
  readonly server: Child;
  readonly client: Client;
  readonly owner: { readonly userId: string; readonly teamId: string };
  /** The owner of the schema, not bound by row level security: to put data in quickly, and for plain references. */
  readonly ownerUrl: string;
  readonly stop: () => Promise<void>;
}

/** High enough that no measurement meets them; they are taken and counted all the same. */
const noLimit = '1000000000';
const password = 'a long bench password';
const email = 'owner@example.com';

const ownerLink = async (logFile: string): Promise<string> => {
  const link = /welcome#link=(\S+)/.exec(await readFile(logFile, 'utf8'))?.[1];
  if (link === undefined) throw new Error(`The server printed no link to set it up; its log: ${logFile}`);
  return link;
};

interface Session {
  readonly accessToken: string;
  readonly team: { readonly id: string };
  readonly user: { readonly id: string };
}

/** Signs the owner in to one of their teams. */
export const signIn = async (url: string, teamId: string): Promise<Client> => {
  const session = await createClient(url, null).send<Session>('POST', '/auth/login', {
    email,
    password,
    teamId,
    tokens: true,
  });
  return createClient(url, session.accessToken);
};

/**
 * Starts PostgreSQL and the server as `npm start` does, below a folder of this run.
 * @param name of its data directory, unique in this run
 */
export const startInstallation = async (
  { edge, folder }: Pick<BenchContext, 'edge' | 'folder'>,
  name: string,
): Promise<Installation> => {
  const dataDir = path.join(folder, name);
  const logFile = path.join(folder, `${name}.log`);
  await mkdir(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, log: createLogger({ level: 'error' }) });
  const ownerUrl = await ensureDatabase({ superuserUrl: postgres.superuserUrl, name: 'valora' });
  const port = String(await freePort());
  const server = await startChild({
    edge,
    name: 'valora',
    logFile,
    settings: {
      VALORA_DATA_DIR: dataDir,
      PORT: port,
      // The access log is part of what is measured.
      LOG_LEVEL: 'info',
      RATE_LIMIT_USER_PER_MINUTE: noLimit,
      RATE_LIMIT_TEAM_PER_MINUTE: noLimit,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const session = await createClient(url, null).send<Session>('POST', '/setup/owner', {
    linkToken: await ownerLink(logFile),
    email,
    password,
    name: 'Mara Lindqvist',
    team: { name: 'Harbour', currency: 'EUR', dayRate: 600 },
    tokens: true,
  });
  return {
    url,
    server,
    client: createClient(url, session.accessToken),
    owner: { userId: session.user.id, teamId: session.team.id },
    ownerUrl,
    stop: async () => {
      await server.stop();
      await postgres.stop();
    },
  };
};
