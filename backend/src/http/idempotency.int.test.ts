import { createDatabase } from '../platform/db/database.js';
import type { Database } from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { claimKey, keepClaim, readIdempotencyKey, storeAnswer, type StoredAnswer } from './idempotency.js';

let test: TestDatabase;
let database: Database;
let team: TestTeam;
let number = 0;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 2 });
  team = await aTeam(database);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const aKey = () => {
  number += 1;
  const key = readIdempotencyKey({
    header: `key ${String(number)}`,
    method: 'POST',
    path: '/things',
    body: { number },
  });
  if (key === null) throw new Error('a header makes a key');
  return key;
};
const claim = (key: ReturnType<typeof aKey>): Promise<StoredAnswer | null> =>
  database.inTeam(team.teamId, (scope) => claimKey(scope, team.caller, key));

/** As if it had been claimed, or last been heard of, so long ago. */
const age = async ({ key }: { key: string }, seconds: number): Promise<void> => {
  await database.inTeam(team.teamId, ({ trx }) =>
    trx('idempotency_keys')
      .where({ team_id: team.teamId, key })
      .update({ created_at: trx.raw(`now() - ? * interval '1 second'`, [seconds]) }),
  );
};
const secondsSilent = (key: { key: string }): Promise<number> =>
  database.inTeam(team.teamId, async ({ trx }) => {
    const row = (await trx('idempotency_keys')
      .where({ team_id: team.teamId, key: key.key })
      .first(trx.raw('extract(epoch from now() - created_at)::float as silent'))) as { silent: number };
    return row.silent;
  });

describe('claimKey', () => {
  it('lets one request run and gives its answer to the others', async () => {
    const key = aKey();
    expect(await claim(key)).toBeNull();
    await expect(claim(key)).rejects.toMatchObject({ code: 'conflict' });
    const answer = { status: 201, body: '{"made":1}' };
    await database.inTeam(team.teamId, (scope) => storeAnswer(scope, team.caller, { key: key.key, answer }));
    expect(await claim(key)).toEqual(answer);
  });

  it('hands the claim of a process that died to the next request', async () => {
    const key = aKey();
    expect(await claim(key)).toBeNull();
    await age(key, 31);
    expect(await claim(key)).toBeNull();
    await expect(claim(key)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('leaves the claim with a request that runs long and says so', async () => {
    const key = aKey();
    expect(await claim(key)).toBeNull();
    await age(key, 25);
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask'],
    });
    const stop = keepClaim(database, team.caller, key.key);
    try {
      jest.advanceTimersByTime(5_000);
    } finally {
      stop();
      jest.useRealTimers();
    }
    while ((await secondsSilent(key)) > 20) continue;
    await expect(claim(key)).rejects.toMatchObject({ code: 'conflict' });
  });
});
