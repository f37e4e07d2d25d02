import { createDatabase } from '../../../platform/db/database.js';
import type { Database } from '../../../platform/index.js';
import { databaseFromTemplate, type TestDatabase } from '../../../testing/database-from-template.js';
import { createPointsBudget, readPoints, type PointsSettings, type PointsSpender } from './points.js';

let test: TestDatabase;
let database: Database;
let otherProcess: Database;
let hours = Date.parse('2026-11-23T08:00:00Z');
let now = new Date(hours);
let settings: PointsSettings;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 5 });
  otherProcess = createDatabase({ url: test.appUrl, connections: 5 });
});
afterAll(async () => {
  await Promise.all([database.close(), otherProcess.close()]);
  await test.drop();
});
beforeEach(() => {
  // A day without points before it, so that no site is known.
  hours += 48 * 3_600_000;
  now = new Date(hours);
  settings = { database, clock: { now: () => now }, pointsPerHour: 1_000 };
});

const site = 'https://api.atlassian.com/ex/jira/one';
const pass = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const spender = (who: Partial<PointsSpender> = {}) =>
  createPointsBudget(settings).spender({ site, priority: 'watched', ...who });
const spent = async (): Promise<number> => (await readPoints(settings)).spent;

describe('the points of an hour', () => {
  it('are whole at each UTC hour, and say when', async () => {
    pass(600);
    expect(await spender().take(700)).toBeNull();
    expect(await readPoints(settings)).toEqual({
      spent: 700,
      limit: 1_000,
      resetsAt: new Date(hours + 3_600_000),
    });
    expect(await spender().take(301)).toBe(3_000_000);
    pass(3_000);
    expect(await spent()).toBe(0);
    expect(await spender().take(301)).toBeNull();
  });

  it.each([
    ['background', 650],
    ['sync', 800],
    ['interactive', 950],
    ['watched', 1_000],
  ] as const)('may be spent by %s calls up to %i', async (priority, reach) => {
    await spender().take(reach - 10);
    expect(await spender({ priority }).take(11)).toBe(3_600_000);
    expect(await spender({ priority }).take(10)).toBeNull();
  });

  it('are one purse for all processes and sites', async () => {
    const budgets = [settings, { ...settings, database: otherProcess }].map(createPointsBudget);
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        budgets[index % 2]?.spender({ site: `${site}-${String(index % 5)}`, priority: 'watched' }).take(30),
      ),
    );
    expect(taken.filter((wait) => wait === null)).toHaveLength(33);
    expect(await spent()).toBe(990);
  });

  it('are corrected by what a call did cost', async () => {
    const sync = spender({ priority: 'sync' });
    await sync.take(101);
    await sync.settle({ above: -91, left: null });
    expect(await spent()).toBe(10);
  });

  it('are fewer where Jira says so, and never more', async () => {
    const watched = spender();
    await watched.take(10);
    await watched.settle({ above: 0, left: 400 });
    expect(await spent()).toBe(600);
    await watched.settle({ above: 0, left: 64_000 });
    expect(await spent()).toBe(600);
    await watched.settle({ above: 0, left: 0 });
    expect(await watched.take(1)).toBe(3_600_000);
  });

  it('are shared between sites for work nobody waits for', async () => {
    const busy = spender({ priority: 'background' });
    const quiet = spender({ priority: 'background', site: `${site}-quiet` });
    await busy.take(1);
    await quiet.take(1);
    pass(3_600);
    while ((await busy.take(10)) === null);
    expect(await spent()).toBe(290);
    expect(await busy.take(10)).toBe(300_000);
    expect(await quiet.take(292)).toBeNull();
    await busy.settle({ above: -10, left: null });
    expect(await busy.take(10)).toBeNull();
  });
});
