import { startApp, type TestApp } from '../testing/start-app.js';
import { encodeCursor } from '../platform/index.js';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly rank: number | null;
}

let app: TestApp;
/** Ranked in this order; then unscored; then never ranked. */
let ids: string[];
const rankedCount = 7;
const scoredCount = 11;
const count = 15;

beforeAll(async () => {
  app = await startApp();
  ids = [];
  for (let n = 0; n < count; n++) {
    const title = `Feature ${['apple', 'pear', 'plum', 'fig', 'lime'][n % 5]!}`;
    const { body } = await app.call('POST', '/features', { body: { title } });
    ids.push(body.data.id as string);
  }
  // Their ranks have nothing to do with their ids.
  ids.sort((a, b) => a.slice(-6).localeCompare(b.slice(-6)));
  const { teamId } = app.owner;
  await app.database.inTeam(teamId, ({ trx }) =>
    trx('rankings').insert(
      ids.slice(0, scoredCount).map((id, index) => ({
        team_id: teamId,
        feature_id: id,
        rank: index < rankedCount ? index + 1 : null,
        missing: index < rankedCount ? [] : ['effort'],
        criteria_weights: {},
        computed_at: trx.fn.now(),
      })),
    ),
  );
});
afterAll(() => app.close());

const pageOf = async (path: string): Promise<{ items: Row[]; pagination: Record<string, unknown> }> => {
  const { status, body } = await app.call('GET', path);
  expect(status).toBe(200);
  return body.data;
};

const byCursor = async (path: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let cursor = ''; ;) {
    const { items, pagination } = await pageOf(`${path}limit=4${cursor}`);
    expect(items.length).toBeLessThanOrEqual(4);
    rows.push(...items);
    if (pagination['nextCursor'] === null) return rows;
    cursor = `&cursor=${String(pagination['nextCursor'])}`;
  }
};

const byNumber = async (path: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const { items, pagination } = await pageOf(`${path}limit=4&page=${String(page)}`);
    rows.push(...items);
    expect(pagination).toMatchObject({ page, limit: 4 });
    if (items.length < 4) {
      expect(pagination['total']).toBe(rows.length);
      return rows;
    }
  }
};

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);

describe('the list of features', () => {
  const sorts = ['rank', 'key', 'title', 'createdAt', 'roi', 'effort', 'demand', 'status'];
  const ways = sorts.flatMap((sort) => [
    [sort, 'asc'],
    [sort, 'desc'],
  ]);

  it.each(ways)(
    'by %s %s is the same by cursor and by number, each feature once',
    async (sort, direction) => {
      const path = `/features?sort=${sort!}&direction=${direction!}&`;
      const rows = await byCursor(path);
      expect(idsOf(rows).sort()).toEqual([...ids].sort());
      expect(idsOf(await byNumber(path))).toEqual(idsOf(rows));
      expect((await pageOf(`${path}limit=500`)).items).toEqual(rows);
    },
  );

  it('has those without a rank last, in either direction', async () => {
    const ranked = ids.slice(0, rankedCount);
    const others = ids.slice(rankedCount).sort();
    expect(idsOf(await byCursor('/features?'))).toEqual([...ranked, ...others]);
    expect(idsOf(await byCursor('/features?direction=desc&'))).toEqual([
      ...[...ranked].reverse(),
      ...[...others].reverse(),
    ]);
  });

  it('says why a feature has no rank', async () => {
    const rows = (await pageOf('/features?limit=50')).items as unknown as {
      id: string;
      missing: string[];
    }[];
    const missing = new Map(rows.map((row) => [row.id, row.missing]));
    expect(missing.get(ids[0]!)).toEqual([]);
    expect(missing.get(ids[rankedCount]!)).toEqual(['effort']);
    expect(missing.get(ids[count - 1]!)).toEqual(['not ranked yet']);
  });

  it.each([
    ['ranked=true', rankedCount],
    ['ranked=false', count - rankedCount],
    ['search=Plum%20feature', 3],
    ['ranked=true&search=Feature', rankedCount],
    ['status=delivered', 0],
  ])('with %s goes on from page to page', async (filter, expected) => {
    const rows = await byCursor(`/features?${filter}&`);
    expect(new Set(idsOf(rows)).size).toBe(expected);
    expect(rows).toHaveLength(expected);
    expect(idsOf(await byNumber(`/features?${filter}&`))).toEqual(idsOf(rows));
    const sorted = await byCursor(`/features?${filter}&sort=title&`);
    expect(idsOf(sorted).sort()).toEqual(idsOf(rows).sort());
  });

  it.each([2.5, 3e9, 'one'])('refuses a cursor behind rank %s', async (rank) => {
    const cursor = encodeCursor([rank, ids[0]!]);
    expect((await app.call('GET', `/features?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('the ranked list', () => {
  it('has the ranked features in order, by cursor and by number', async () => {
    const ranked = ids.slice(0, rankedCount);
    const rows = await byCursor('/rankings?');
    expect(idsOf(rows)).toEqual(ranked);
    expect(rows.map(({ rank }) => rank)).toEqual(ranked.map((_, index) => index + 1));
    expect(await byNumber('/rankings?')).toEqual(rows);
  });
});
