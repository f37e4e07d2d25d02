import { createDatabase } from '../platform/db/database.js';
import type { Database } from '../platform/index.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { recomputeRanking } from './recompute-ranking.js';
import { rankedTeamIn } from './testing/ranked-team.js';

let testDatabase: TestDatabase;
let database: Database;
const now = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  testDatabase = await databaseFromTemplate();
  database = createDatabase({ url: testDatabase.appUrl });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it('tells whoever looks at the board of another capacity, though no rank changed', async () => {
  const { team, inTeam } = await rankedTeamIn(database, { count: 4, now });
  const told = await inTeam(async (scope) => {
    await scope.trx('teams').where({ id: scope.teamId }).update({ capacity_days: 7 });
    await recomputeRanking(scope, { actor: team.actor, eventId: null, now });
    return (await scope
      .trx('events')
      .where({ team_id: scope.teamId, type: 'ranking.updated' })
      .orderBy('id')
      .pluck('payload')) as unknown[];
  });
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject({ changed: 0, moved: 0 });
});
