import { startRankedApp, type RankedApp } from './testing/ranked-app.js';

let app: RankedApp;
let ids: readonly string[];

const features = 1000;

/** Straight in the tables, as after an import: making so many one by one takes minutes. */
const seed = (): Promise<void> =>
  app.database.inTeam(app.owner.teamId, async ({ trx, teamId }) => {
    await trx.raw(
      `insert into features (team_id, id, key, title, status, created_at)
       select :teamId, gen_random_uuid(), 'P-' || n, 'Feature ' || n, 'idea', now() from generate_series(1, :features::int) n`,
      { teamId, features },
    );
    await trx.raw(
      `insert into feature_inputs (team_id, feature_id, name, value, source, actor, as_of)
       select team_id, id, 'storyPoints', 1 + abs(hashtext(key)) % 8, 'import', 'backlog.csv', now() from features
       where team_id = :teamId
       union all
       select team_id, id, 'value', 1000 + abs(hashtext(key || 'v')) % 90000, 'import', 'backlog.csv', now() from features
       where team_id = :teamId and abs(hashtext(key)) % 3 = 0`,
      { teamId },
    );
  });

interface RankingRow {
  readonly feature_id: string;
  readonly computed_at: Date;
  readonly [column: string]: unknown;
}
const inTeam = <T>(work: Parameters<typeof app.database.inTeam<T>>[1]): Promise<T> =>
  app.database.inTeam(app.owner.teamId, work);
const rankings = (): Promise<Map<string, RankingRow>> =>
  inTeam(async ({ trx }) => {
    const rows = (await trx('rankings')) as RankingRow[];
    return new Map(rows.map((row) => [row.feature_id, row]));
  });
const predictions = (): Promise<number> =>
  inTeam(async ({ trx }) => {
    const [row] = (await trx('predictions').count('* as n')) as { n: string }[];
    return Number(row?.n);
  });
const computedAt = (): Promise<string> =>
  inTeam(async ({ trx }) => {
    const run = (await trx('ranking_runs').first('computed_at')) as { computed_at: Date };
    return run.computed_at.toISOString();
  });

const said = ({ computed_at: _, ...row }: RankingRow): string => JSON.stringify(row);

/** What an act led to: predictions made, whether anything was ranked, rows written, and those that say what they said. */
const workOf = async (act: () => Promise<unknown>) => {
  const before = { rows: await rankings(), predictions: await predictions(), run: await computedAt() };
  await act();
  await app.settled();
  const written = [...(await rankings()).values()].filter(
    (row) => before.rows.get(row.feature_id)?.computed_at.getTime() !== row.computed_at.getTime(),
  );
  return {
    predictions: (await predictions()) - before.predictions,
    ranked: (await computedAt()) !== before.run,
    rows: written.length,
    needless: written.filter((row) => said(row) === said(before.rows.get(row.feature_id)!)).length,
  };
};

beforeAll(async () => {
  app = await startRankedApp();
  await seed();
  const { version } = await app.ask('GET /team');
  const team = { name: 'Harbour', currency: 'EUR', capacityDays: 40, dayRate: 700 };
  await app.ask('PUT /team', team, { 'if-match': `"${version}"` });
  await app.settled();
  ids = (await app.ask('GET /rankings?limit=200')).items.map(({ id }: { id: string }) => id);
  expect(await predictions()).toBe(features);
});
afterAll(() => app.close());

describe('with 1,000 features, one edit', () => {
  it('of an input predicts one feature and writes the rows that say something new', async () => {
    const work = await workOf(() => app.setInput(ids[150]!, 'value', 2_000_000));
    expect(work).toMatchObject({ predictions: 1, ranked: true, needless: 0 });
    expect(work.rows).toBeGreaterThan(0);
    expect(work.rows).toBeLessThan(features / 2);
  });

  it('of an input that nothing reads makes no prediction and ranks nothing', async () => {
    const work = await workOf(() => app.setInput(ids[150]!, 'reach', 500));
    expect(work).toEqual({ predictions: 0, ranked: false, rows: 0, needless: 0 });
  });

  it('of a description that says nothing about effort writes no rank', async () => {
    const { version, title } = await app.ask(`GET /features/${ids[3]!}`);
    const work = await workOf(() =>
      app.ask(
        `PUT /features/${ids[3]!}`,
        { title, description: 'More about it.' },
        { 'if-match': `"${version}"` },
      ),
    );
    expect(work.needless).toBe(0);
    expect(work.predictions).toBeLessThanOrEqual(1);
  });

  it('of a signal, while demand is no part of the score, ranks nothing', async () => {
    const { id } = await app.ask('POST /signals', { text: 'We need it', companyName: 'Acme' });
    const work = await workOf(() => app.ask(`POST /features/${ids[5]!}/signals`, { signalId: id }));
    expect(work).toMatchObject({ ranked: false, rows: 0 });
  });
});
