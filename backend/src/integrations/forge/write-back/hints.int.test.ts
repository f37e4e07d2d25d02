import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '../../../platform/index.js';
import { takeChanges } from './change-store.js';
import { changeEventHandlers } from './collect-changes.js';
import { poke, setPokeUrl } from './poke.js';
import { siteOnPostgres } from './testing/site-on-postgres.js';

let app: Server;
let pokes = 0;
let answer: number | 'none' = 200;
let now = new Date('2026-11-23T08:00:00Z');

const { database, site, seed } = siteOnPostgres({ clock: { now: () => now } });
beforeAll(async () => {
  app = createServer((_request, response) => {
    pokes += 1;
    if (answer === 'none') response.destroy();
    else response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => app.close(resolve)));
beforeEach(() => {
  pokes = 0;
  answer = 200;
});

const pass = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const happened = async (type: string, payload: object = {}): Promise<void> => {
  const [handler] = changeEventHandlers(site().deps);
  const event = { teamId: site().team.teamId, type, payload, subjectId: null, createdAt: now };
  const context = { ...site().context, readTeam: database().readTeam, log: site().deps.log };
  await handler?.handle(event as never, context);
};
const tellUrl = () => {
  const url = `http://127.0.0.1:${String((app.address() as AddressInfo).port)}/x1/token`;
  return setPokeUrl(site().deps, { installationId: site().installationId, url });
};
const pokeNow = () =>
  poke(site().deps, { teamId: site().team.teamId, installationId: site().installationId });
const take = () => database().global((trx) => takeChanges(trx, site().installationId));
const featureOf = (issueId: string) =>
  site().inTeam(async ({ trx }) => {
    const row = (await trx('jira_issues').where({ issue_id: issueId }).first('feature_id')) as {
      feature_id: string;
    };
    return row.feature_id;
  });

describe('hints', () => {
  it('name the issues and features of a project, merged until they are fetched', async () => {
    const [one = '', other = ''] = await seed(2);
    const featureIds = [await featureOf(one), await featureOf(other)];
    await happened('prediction.completed', { featureIds: featureIds.slice(0, 1) });
    await happened('epic.created', { featureId: featureIds[1], epicId: newId() });
    const [hint, ...more] = await take();
    expect(hint).toMatchObject({
      projectId: site().projectId,
      names: ['epic.changed', 'prediction.completed'],
    });
    expect(new Set(hint?.issueIds)).toEqual(new Set([one, other]));
    expect(new Set(hint?.featureIds)).toEqual(new Set(featureIds));
    expect([more, await take()]).toEqual([[], []]);
  });

  it('say only that something changed where much did, or nothing is named', async () => {
    const [one = ''] = await seed(1);
    const featureIds = [await featureOf(one)];
    await happened('ranking.updated', { featureIds, changed: 600, moved: 3 });
    expect(await take()).toMatchObject([{ names: ['ranking.updated'], featureIds: [], issueIds: [] }]);
    await happened('jira.sync_finished');
    expect(await take()).toMatchObject([{ names: ['feature.updated'], featureIds: [], issueIds: [] }]);
  });

  it('are not given for what no issue of the project stands behind', async () => {
    await happened('feature.updated', { featureIds: [newId()] });
    expect(await take()).toEqual([]);
    expect(site().asked).toEqual([]);
  });

  it('are handed out once, however many fetch', async () => {
    await happened('jira.sync_finished');
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.flat()).toHaveLength(1);
  });

  it('of one second ask for one poke', async () => {
    await happened('jira.sync_finished');
    await happened('jira.sync_finished');
    pass(1);
    await happened('jira.sync_finished');
    expect(new Set(site().asked.map(({ jobId }) => jobId)).size).toBe(2);
    for (const { jobId } of site().asked) expect(jobId).not.toContain(':');
  });
});

describe('a poke', () => {
  it('goes out where something waits, once a second, and not after it was fetched', async () => {
    await tellUrl();
    await pokeNow();
    expect(pokes).toBe(0);
    await happened('jira.sync_finished');
    await Promise.all([pokeNow(), pokeNow()]);
    expect(pokes).toBe(1);
    pass(1);
    await pokeNow();
    expect(pokes).toBe(2);
    await take();
    pass(1);
    await pokeNow();
    expect(pokes).toBe(2);
  });

  it('that fails is tried again ever more rarely, given up after an hour, and taken up with the next address', async () => {
    await tellUrl();
    await happened('jira.sync_finished');
    site().asked.length = 0;
    answer = 'none';
    await pokeNow();
    pass(10);
    answer = 500;
    await pokeNow();
    expect(site().asked.map(({ delayMs }) => delayMs)).toEqual([5_000, 10_000]);
    pass(3_600);
    await pokeNow();
    expect([pokes, site().asked.length]).toEqual([2, 2]);
    answer = 200;
    await tellUrl();
    await pokeNow();
    expect(pokes).toBe(3);
    expect(await take()).toHaveLength(1);
  });

  it('is kept sealed, and not sent where the app was uninstalled', async () => {
    await tellUrl();
    await happened('jira.sync_finished');
    const kept = await database().global(
      async (trx) =>
        (await trx('forge_installations').where({ id: site().installationId }).first('poke_url')) as {
          poke_url: string;
        },
    );
    expect(kept.poke_url).not.toContain('127.0.0.1');
    await database().global((trx) =>
      trx('forge_installations').where({ id: site().installationId }).update({ state: 'uninstalled' }),
    );
    await pokeNow();
    expect(pokes).toBe(0);
  });
});
