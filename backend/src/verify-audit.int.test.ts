import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { auditPeriodicHandlers } from './audit/index.js';
import { createDatabase } from './platform/db/database.js';
import { recordEvent, type Database, type HandlerContext } from './platform/index.js';
import { createFolderLake } from './platform/lake/folder-lake.js';
import { createLogger } from './platform/log/logger.js';
import { loadKeys } from './platform/secrets/key-file.js';
import { aTeam, type TestTeam } from './testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from './testing/database-from-template.js';
import { runVerifyAudit } from './verify-audit.js';

const entries = 8;

let testDatabase: TestDatabase;
let database: Database;
let owner: pg.Client;
let dataDir: string;
let team: TestTeam;
let others: TestTeam;

const handler = async () => {
  const [first] = auditPeriodicHandlers({
    key: Buffer.from((await loadKeys(dataDir)).audit, 'base64'),
    lake: createFolderLake({ folder: path.join(dataDir, 'lake') }),
  });
  if (first === undefined) throw new Error('unreachable');
  return first;
};

const contextOf = ({ teamId }: TestTeam): HandlerContext => ({
  teamId,
  inTeam: (work) => database.inTeam(teamId, work),
  readTeam: database.readTeam,
  log: createLogger({ level: 'silent' }),
});

/** What the scheduler does every five seconds. */
const appendAndAnchor = async (one: TestTeam): Promise<void> => (await handler()).handle(contextOf(one));

const recordEvents = (one: TestTeam, count: number): Promise<void> =>
  database.inTeam(one.teamId, async (scope) => {
    for (let n = 0; n < count; n += 1)
      await recordEvent(scope, {
        type: 'feature.updated',
        subjectId: null,
        actor: one.actor,
        payload: { n, nested: { b: [1, null], a: 'text' } },
      });
  });

const run = async (argv: readonly string[], folder = dataDir) => {
  const lines: string[] = [];
  const code = await runVerifyAudit(argv, {
    env: {
      VALORA_DATA_DIR: folder,
      DATABASE_URL: testDatabase.appUrl,
      DATABASE_OWNER_URL: testDatabase.ownerUrl,
    },
    write: (line) => lines.push(line),
  });
  return { code, text: lines.join('\n') };
};

const verify = (one = team) => run(['--team', one.teamId]);

/** As somebody who owns the database: row level security and grants do not bind them. */
const tamper = async (...statements: string[]): Promise<void> => {
  for (const text of statements) await owner.query(text, text.includes('$1') ? [team.teamId] : []);
};
const eventAt = (seq: number): string =>
  `(select event_id from audit_chain where team_id = $1 and seq = ${String(seq)})`;

beforeAll(async () => {
  testDatabase = await databaseFromTemplate();
  dataDir = await mkdtemp(path.join(tmpdir(), 'valora-audit-'));
  await loadKeys(dataDir);
  database = createDatabase({ url: testDatabase.appUrl });
  owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await testDatabase.drop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  team = await aTeam(database, { name: 'Harbour' });
  others = await aTeam(database, { name: 'Quay' });
  for (const one of [team, others]) {
    await recordEvents(one, entries);
    await appendAndAnchor(one);
  }
});

describe('npm run audit:verify', () => {
  it('says of every team, or of one, that its chain is intact', async () => {
    const all = await run([]);
    expect(all.code).toBe(0);
    expect(all.text.split('\n')).toEqual([
      `Harbour (${team.teamId}): intact, 8 entries; anchored up to entry 8`,
      `Quay (${others.teamId}): intact, 8 entries; anchored up to entry 8`,
    ]);
    expect((await run(['--team', 'Quay'])).text).toMatch(/^Quay \([^\n]+$/);
  });

  it('explains a team that is not there, an unknown argument and a folder without an installation', async () => {
    await expect(run(['--team', 'Pier'])).rejects.toThrow(
      'There is no team “Pier”; there are: Harbour, Quay',
    );
    await expect(run(['--everything'])).rejects.toThrow('Usage: npm run -s audit:verify [-- --team NAME]');
    await expect(run([], path.join(dataDir, 'elsewhere'))).rejects.toThrow('There is no installation in');
  });

  it('stays right while the chain grows', async () => {
    await recordEvents(team, 3);
    expect((await verify()).code).toBe(0);
    await appendAndAnchor(team);
    expect((await verify()).text).toContain('intact, 11 entries; anchored up to entry 11');
  });
});

describe('B10: what the owner of the database does to the audit trail', () => {
  const chain = 'audit_chain where team_id = $1 and seq';
  it.each([
    ['edits an event', [`update events set actor = 'Nobody' where team_id = $1 and id = ${eventAt(3)}`], 3],
    [
      'edits what happened',
      [`update events set payload = '{"n": 9}' where team_id = $1 and id = ${eventAt(5)}`],
      5,
    ],
    ['deletes an event', [`delete from events where team_id = $1 and id = ${eventAt(4)}`], 4],
    ['deletes an entry', [`delete from ${chain} = 2`], 2],
    [
      'deletes an entry and closes the gap',
      [`delete from ${chain} = 6`, 'update audit_chain set seq = seq - 1 where team_id = $1 and seq > 6'],
      6,
    ],
    [
      'swaps two entries',
      [
        'update audit_chain set seq = -1 where team_id = $1 and seq = 3',
        'update audit_chain set seq = 3 where team_id = $1 and seq = 7',
        'update audit_chain set seq = 7 where team_id = $1 and seq = -1',
      ],
      3,
    ],
    [
      'inserts an entry',
      [
        'update audit_chain set seq = seq + 100 where team_id = $1 and seq > 3',
        'update audit_chain set seq = seq - 99 where team_id = $1 and seq > 100',
        `insert into audit_chain (team_id, seq, event_id, prev_hash, hash)
           select team_id, 4, gen_random_uuid(), hash, hash from audit_chain where team_id = $1 and seq = 3`,
      ],
      4,
    ],
    ['cuts the chain off', [`delete from ${chain} > 5`], 6],
    [
      'cuts off the chain and its events',
      [
        'delete from events where team_id = $1 and id in (select event_id from audit_chain where seq > 5)',
        `delete from ${chain} > 5`,
      ],
      6,
    ],
    [
      'empties it',
      ['delete from audit_chain where team_id = $1', 'delete from events where team_id = $1'],
      1,
    ],
    [
      'slips an event in that was never chained',
      [
        `insert into events (team_id, id, type, actor, payload, audited_at)
           values ($1, gen_random_uuid(), 'feature.updated', 'Nobody', '{}', now())`,
      ],
      entries + 1,
    ],
  ])('%s: is named at the first bad entry', async (_what, statements, firstBad) => {
    await tamper(...statements);
    const { code, text } = await verify();
    expect(code).toBe(1);
    expect(text).toContain(`Harbour (${team.teamId}): NOT INTACT, first bad entry ${String(firstBad)} of `);
    expect((await verify(others)).code).toBe(0);
  });

  it('cannot be hidden by going on: the anchor waits behind a chain that was cut off', async () => {
    await tamper(
      'delete from events where team_id = $1 and id in (select event_id from audit_chain where seq > 5)',
      `delete from ${chain} > 5`,
    );
    await recordEvents(team, 2);
    await appendAndAnchor(team);
    expect((await verify()).text).toContain(
      'first bad entry 8 of 7: the chain ends at 7 but reached 8 before',
    );
    await recordEvents(team, 5);
    await appendAndAnchor(team);
    expect((await verify()).text).toContain(
      'first bad entry 8 of 12: entry 8 is not the one that was anchored',
    );
  });

  it('shows when somebody wrote into the anchor', async () => {
    await writeFile(path.join(dataDir, `lake/audit/team=${team.teamId}/head.json`), '{"seq": 2}');
    expect((await verify()).text).toContain('the anchor in the data lake cannot be read: it was changed');
  });
});

describe('B10: the role the application runs as', () => {
  it.each([
    ['rewrite an entry', 'update audit_chain set seq = seq + 1'],
    ['delete an entry', 'delete from audit_chain'],
    ['empty the chain', 'truncate audit_chain'],
    ['rewrite an event', `update events set actor = 'Nobody'`],
    ['delete an event', 'delete from events'],
    ['lift row level security', 'alter table events disable row level security'],
  ])('cannot %s', async (_what, statement) => {
    await expect(database.inTeam(team.teamId, ({ trx }) => trx.raw(statement))).rejects.toMatchObject({
      code: '42501',
    });
  });
});
