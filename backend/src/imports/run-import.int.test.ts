import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { linkImportedNeeds, saveImportedFeatures } from '../features/index.js';
import { saveImportedOutcomes } from '../outcomes/index.js';
import { systemClock, type Lake, type TeamScope } from '../platform/index.js';
import { createDatabase } from '../platform/db/database.js';
import { createLogger } from '../platform/log/logger.js';
import { createFolderLake } from '../platform/lake/folder-lake.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { importFile } from './import-file.js';
import type { ImportPorts } from './import-ports.js';
import { getImport } from './import-store.js';
import { importPeriodicHandlers } from './jobs.js';
import { receiveImport, type ReceivedFile } from './receive-import.js';
import { allRejectedRows } from './rejected-rows.js';
import { runImport } from './run-import.js';
import { Overtaken } from './save-batch.js';

const fixture = path.resolve('backend/src/imports/fixtures/jira-cloud.csv');
const ports: ImportPorts = {
  saveFeatures: saveImportedFeatures,
  saveOutcomes: saveImportedOutcomes,
  linkNeeds: linkImportedNeeds,
};
const manyRows = (count: number): string =>
  [
    'key,title,storypoint',
    ...Array.from({ length: count }, (_, index) => `WAVE-${index + 1},Wave ${index + 1},${index % 8}`),
  ].join('\n');

let testDatabase: TestDatabase;
let database: ReturnType<typeof createDatabase>;
let folder: string;
let lake: Lake;
let team: TestTeam;

beforeAll(async () => {
  testDatabase = await databaseFromTemplate();
  database = createDatabase({ url: testDatabase.appUrl });
  folder = await mkdtemp(path.join(os.tmpdir(), 'valora-lake-'));
  lake = createFolderLake({ folder });
});
beforeEach(async () => {
  team = await aTeam(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true, force: true });
});

const depsWith = (more: Partial<ImportPorts> = {}) => ({
  database,
  lake,
  clock: systemClock,
  live: { publish: () => undefined },
  ports: { ...ports, ...more },
  maxUploadBytes: 50 * 1024 * 1024,
});
const receive = (content: string, more: Partial<ReceivedFile> = {}) =>
  receiveImport(depsWith(), {
    teamId: team.teamId,
    actor: team.actor,
    fileName: 'waves.csv',
    content: Readable.from([Buffer.from(content)]),
    reading: {},
    start: 'auto',
    ...more,
  });
const find = (importId: string) => database.inTeam(team.teamId, (scope) => getImport(scope, importId));
const count = (table: string) =>
  database.inTeam(team.teamId, async ({ trx, teamId }) => {
    const row = (await trx(table).where({ team_id: teamId }).count('* as total').first()) as {
      total: string;
    };
    return Number(row.total);
  });

describe('importFile', () => {
  const request = () => ({ teamId: team.teamId, actor: team.actor, path: fixture, reading: {} });

  it('puts the good rows into the backlog and keeps the others with their reasons', async () => {
    const { run, rejectedRows } = await importFile(depsWith(), request());
    expect(run).toMatchObject({
      state: 'done',
      rows: 7,
      created: 4,
      updated: 0,
      unchanged: 0,
      rejected: 3,
      problem: null,
    });
    expect(run.bytesRead).toBe(run.bytes);
    expect(run.warnings[0]).toMatch(/^columns not used: /);
    expect(rejectedRows.map(({ line, column }) => [line, column])).toEqual([
      [7, 'Issue key'],
      [8, 'Created'],
      [9, 'Custom field (Story Points)'],
    ]);
    const features = await database.inTeam(team.teamId, ({ trx, teamId }) =>
      trx('features').where({ team_id: teamId }).orderBy('key').select('key', 'status', 'parent_key'),
    );
    expect(features).toEqual([
      { key: 'HARB-1', status: 'delivered', parent_key: null },
      { key: 'HARB-2', status: 'in_progress', parent_key: null },
      { key: 'HARB-3', status: 'idea', parent_key: 'HARB-2' },
      { key: 'HARB-4', status: 'dropped', parent_key: null },
    ]);
    expect(await count('feature_needs')).toBe(2);
    expect(await count('outcomes')).toBe(1);
  });

  it('changes nothing when the same file comes again', async () => {
    await importFile(depsWith(), request());
    const before = await database.inTeam(team.teamId, ({ trx }) => trx('features').orderBy('key'));
    const events = await count('events');
    const { run } = await importFile(depsWith(), request());
    expect(run).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: 4, rejected: 3 });
    expect(await database.inTeam(team.teamId, ({ trx }) => trx('features').orderBy('key'))).toEqual(before);
    // import.started and import.finished, and nothing that would score anything again.
    expect(await count('events')).toBe(events + 2);
  });

  it('keeps the file and each of its rows in the lake', async () => {
    const { run } = await importFile(depsWith(), request());
    const keys = await lake.list(`raw/source=import/team=${team.teamId}`);
    const day = run.createdAt.slice(0, 10);
    const stem = `raw/source=import/team=${team.teamId}/date=${day}/${run.id}`;
    expect(keys).toEqual([`${stem}.jsonl.gz`, `${stem}.upload`]);
    const parts: Buffer[] = [];
    for await (const part of await lake.read(`${stem}.jsonl.gz`)) parts.push(part as Buffer);
    const lines = gunzipSync(Buffer.concat(parts)).toString('utf8').trim().split('\n');
    expect(lines).toHaveLength(7);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      line: 2,
      row: { 'Issue key': 'HARB-1', Labels: ['map', 'tides'] },
    });
  });
});

describe('an import that is cut off', () => {
  it('saves a batch whole or not at all, and goes on behind the last one', async () => {
    const { id: importId } = await receive(`${manyRows(1_100)}\nbroken row without cells\n`);
    let calls = 0;
    const failing: ImportPorts['saveOutcomes'] = async (scope, rows, actor) => {
      calls += 1;
      if (calls === 2) throw new Error('the power went out');
      return saveImportedOutcomes(scope, rows, actor);
    };
    const request = { teamId: team.teamId, importId };
    await expect(runImport(depsWith({ saveOutcomes: failing }), request)).rejects.toThrow(
      'the power went out',
    );
    expect(await find(importId)).toMatchObject({ state: 'running', rows: 500, created: 500, rejected: 0 });
    expect(await count('features')).toBe(500);

    await runImport(depsWith(), request);
    expect(await find(importId)).toMatchObject({
      state: 'done',
      rows: 1_101,
      created: 1_100,
      unchanged: 0,
      rejected: 1,
    });
    expect(await count('features')).toBe(1_100);
    expect(await count('rejected_rows')).toBe(1);

    await runImport(depsWith(), request);
    expect(await find(importId)).toMatchObject({ state: 'done', rows: 1_101, created: 1_100 });
  });

  it('is not done twice by two workers at once', async () => {
    const { id: importId } = await receive(manyRows(1_200));
    const run = (): Promise<unknown> =>
      runImport(depsWith(), { teamId: team.teamId, importId }).catch((error: unknown) => error);
    const results = await Promise.all([run(), run()]);
    expect(results.every((result) => result === undefined || result instanceof Overtaken)).toBe(true);
    expect(await find(importId)).toMatchObject({
      state: 'done',
      rows: 1_200,
      created: 1_200,
      updated: 0,
      unchanged: 0,
    });
    expect(await count('features')).toBe(1_200);
  });

  it('shows that it moves before the first batch is in, and never goes back', async () => {
    const { id: importId } = await receive(manyRows(1_500));
    const seen: number[] = [];
    await runImport(depsWith(), {
      teamId: team.teamId,
      importId,
      onProgress: ({ bytesRead }) => seen.push(bytesRead),
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen.at(-1)).toBe((await find(importId)).bytes);
  });

  it('stops between batches when it is told to', async () => {
    const { id: importId } = await receive(manyRows(600));
    const signal = AbortSignal.abort(new Error('shutting down'));
    await expect(runImport(depsWith(), { teamId: team.teamId, importId, signal })).rejects.toThrow(
      'shutting down',
    );
    expect(await find(importId)).toMatchObject({ state: 'running', rows: 0 });
  });
});

describe('resume-imports', () => {
  it('asks again for a run that fell silent, and only for that', async () => {
    const silent = await receive(manyRows(2));
    await receive(manyRows(3));
    await receive('key,title\n', { start: 'never' });
    const touch = (ago: string) =>
      database.inTeam(team.teamId, ({ trx, teamId }) =>
        trx.raw(`update imports set touched_at = now() - ?::interval where team_id = ? and id = ?`, [
          ago,
          teamId,
          silent.id,
        ]),
      );
    const asked: unknown[] = [];
    const addWork = (request: { payload: unknown }): Promise<void> =>
      Promise.resolve(void asked.push(request.payload));
    const [handler] = importPeriodicHandlers({ queues: { addWork } });
    const context = {
      teamId: team.teamId,
      inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work),
      readTeam: database.readTeam,
      log: createLogger({ level: 'silent' }),
    };
    await touch('1 minute');
    await handler?.handle(context);
    expect(asked).toEqual([]);
    await touch('3 minutes');
    await handler?.handle(context);
    expect(asked).toEqual([{ importId: silent.id }]);
  });
});

describe('receiveImport', () => {
  it('waits for a mapping where key or title are unknown, and starts by itself with one', async () => {
    expect(await receive('a,b\n1,2\n')).toMatchObject({
      state: 'needs_mapping',
      preview: { problems: [expect.any(String)] },
    });
    expect(await receive('title\nx\n')).toMatchObject({ state: 'needs_mapping', preview: { problems: [] } });
    expect(await receive('a,b\n1,2\n', { reading: { mapping: { b: 'title' } } })).toMatchObject({
      state: 'queued',
    });
    expect(await receive('key,title\n1,2\n', { start: 'never' })).toMatchObject({ state: 'needs_mapping' });
  });

  it('says why a file is no table', async () => {
    const run = await receive('PK\u0003\u0004');
    expect(run).toMatchObject({ state: 'failed', preview: null });
    expect(run.problem).toContain('save it as CSV');
  });

  it('refuses a file beyond the limit and keeps nothing of it', async () => {
    const before = await lake.list('raw');
    const failure = receiveImport(
      { ...depsWith(), maxUploadBytes: 10 },
      {
        teamId: team.teamId,
        actor: team.actor,
        fileName: 'x',
        content: Readable.from([Buffer.alloc(11)]),
        reading: {},
        start: 'auto',
      },
    );
    await expect(failure).rejects.toMatchObject({ code: 'too_large' });
    expect(await lake.list('raw')).toEqual(before);
    expect(await count('imports')).toBe(0);
  });

  it('says so when the sender goes away, and keeps nothing of a mapping that does not fit', async () => {
    const before = await lake.list('raw');
    const half = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('key,title\n');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    };
    await expect(receive('', { content: Readable.from(half()) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(receive('a\n1\n', { reading: { mapping: { b: 'title' } } })).rejects.toMatchObject({
      details: [{ field: 'query.mapping' }],
    });
    expect(await lake.list('raw')).toEqual(before);
  });

  it('stores names and cells that PostgreSQL could not', async () => {
    const run = await receive('key,title,notes\u0000\nA,x\u0000,y\u0000\n', { fileName: 'od\u0000d\n.csv' });
    expect(run.fileName).toBe('odd .csv');
    await runImport(depsWith(), { teamId: team.teamId, importId: run.id });
    expect(await find(run.id)).toMatchObject({ state: 'done', created: 1 });
  });

  it('rejects amounts in a currency the team does not count in', async () => {
    const run = await receive('key,title,value,currency\nA,x,100,USD\nB,y,100,EUR\nC,z,,USD\n');
    await runImport(depsWith(), { teamId: team.teamId, importId: run.id });
    const rejected = await database.inTeam(team.teamId, (scope) => allRejectedRows(scope, run.id));
    expect(rejected).toEqual([
      { line: 2, column: 'value', value: '100', reason: 'in USD, but the team counts in EUR' },
    ]);
  });
});
