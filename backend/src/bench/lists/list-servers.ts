import path from 'node:path';
import type { BenchContext } from '../bench-context.js';
import type { RawRequest } from '../children/raw-server.js';
import { startChild, type Child } from '../children/start-child.js';
import { signIn, startInstallation, type Installation } from '../installation.js';
import type { Target } from './interleave.js';
import { seedTeams, type SeededTeam } from './seed-teams.js';

/** An installation with seeded teams, and what makes the load. */
export interface ListServers {
  readonly installation: Installation;
  readonly load: Child;
  /** GET of a path below the API, signed in to a team. */
  readonly ours: (teamId: string, pathBelowApi: string) => Promise<Target>;
  /** A plain server over one statement of the same database. */
  readonly plain: (request: Pick<RawRequest, 'text' | 'values' | 'kind'>) => Promise<Target>;
  readonly stop: () => Promise<void>;
}

/** As many as the product’s own pool of reads. */
const connections = 10;

export const startListServers = async (
  context: BenchContext,
  name: string,
  teams: readonly SeededTeam[],
): Promise<ListServers> => {
  const installation = await startInstallation(context, name);
  const { url, server, ownerUrl } = installation;
  const logFile = path.join(context.folder, `${name}-load.log`);
  const children: Child[] = [];
  const start = async (child: string): Promise<Child> => {
    const started = await startChild({ edge: context.edge, name: child, logFile });
    children.push(started);
    return started;
  };
  await seedTeams({ ownerUrl, teams, memberId: installation.owner.userId });
  return {
    installation,
    load: await start('load'),
    ours: async (teamId, pathBelowApi) => {
      const { token } = await signIn(url, teamId);
      return {
        server,
        url: `${url}/api/v1${pathBelowApi}`,
        headers: { authorization: `Bearer ${token ?? ''}` },
      };
    },
    plain: async (request) => {
      const raw = await start('raw');
      const port = await raw.ask<number>('serve', { ...request, connections, databaseUrl: ownerUrl });
      return { server: raw, url: `http://127.0.0.1:${String(port)}/`, headers: {} };
    },
    stop: async () => {
      for (const child of children) await child.stop();
      await installation.stop();
    },
  };
};
