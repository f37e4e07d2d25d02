import { aTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { createDatabase, type Database } from '../db/database.js';
import { createLogger } from '../log/logger.js';
import { createScheduler } from './scheduler.js';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 5 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const everyMs = 3_600_000;

/** What a scheduler does in the first round of its work, where all but the last of it fails. */
const runRound = async (of: string): Promise<string[]> => {
  const ran: string[] = [];
  const fail = (name: string): Promise<void> => {
    ran.push(name);
    return Promise.reject(new Error(`${name} failed`));
  };
  let end = (): void => undefined;
  const isOver = new Promise<void>((resolve) => (end = resolve));
  const handlers = [
    { name: `${of}-for-all`, everyMs, forAllTeams: true as const, handle: () => fail('all') },
    { name: `${of}-for-each`, everyMs, handle: ({ teamId }: { teamId: string }) => fail(teamId) },
    {
      name: `${of}-last`,
      everyMs,
      forAllTeams: true as const,
      handle: () => {
        end();
        return Promise.resolve();
      },
    },
  ];
  const scheduler = createScheduler({ database, handlers, log: createLogger({ level: 'silent' }) });
  scheduler.start();
  await isOver;
  await scheduler.stop();
  return ran;
};

describe('periodic work', () => {
  it('for all teams runs where there is none, and once where there are many', async () => {
    expect(await runRound('nobody')).toEqual(['all']);
    const teams = [await aTeam(database), await aTeam(database)].map(({ teamId }) => teamId);
    expect((await runRound('many')).sort()).toEqual(['all', ...teams].sort());
  });
});
