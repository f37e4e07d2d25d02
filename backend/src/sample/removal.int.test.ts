import { startRankedApp, type Data, type RankedApp } from '../rankings/testing/ranked-app.js';

let app: RankedApp;
beforeAll(async () => {
  app = await startRankedApp();
});
afterAll(() => app.close());

interface Own {
  readonly id: string;
  readonly prediction: Data;
}
/** What is said of a feature of the team's own, without when. */
const stateOf = async (id: string): Promise<Own> => {
  const feature = await app.ask(`GET /features/${id}`);
  const [prediction] = (await app.ask(`GET /features/${id}/predictions`)).items;
  const { value, effortDays, basedOn, effortBasedOn, outcomesUsed, notEnoughSignal } = prediction;
  return {
    id,
    prediction: {
      value,
      effortDays,
      basedOn,
      effortBasedOn,
      outcomesUsed,
      notEnoughSignal,
      demand: feature.demand,
    },
  };
};
const ranked = async (): Promise<Data[]> => (await app.ask('GET /rankings?limit=500')).items;

/** Every text that the ranking and the predictions keep for the team. */
const keptTexts = (): Promise<string[]> =>
  app.database.inTeam(app.owner.teamId, async ({ trx }) => {
    const tables = [
      'rankings',
      'rank_changes',
      'rank_overrides',
      'ranking_snapshots',
      'ranking_runs',
      'predictions',
    ];
    const texts: string[] = [];
    for (const table of tables) {
      const { rows } = (await trx.raw(`select to_jsonb(t)::text as text from ?? t`, [table])) as {
        rows: { text: string }[];
      };
      texts.push(...rows.map(({ text }) => text));
    }
    return texts;
  });

it('a team’s own ranking stands, after the sample came and went, as if it had never been', async () => {
  const x = await app.addFeature('Sign in with a passkey', { value: 40_000, effortDays: 8 });
  const y = await app.addFeature('Export as PDF', { storyPoints: 3 });
  const z = await app.addFeature('Dark theme', { effortDays: 2 });
  const { version } = await app.ask('GET /ranking-settings');
  await app.ask(
    'PUT /ranking-settings',
    { framework: 'formula', criteria: [], formula: 'demand * 1000 + predictedRoi' },
    { 'if-match': `"${version}"` },
  );
  await app.settled();
  // The first was predicted when the team had said nothing else; from here on all are up to date.
  for (const id of [x, y, z]) await app.ask(`POST /features/${id}/predict`);
  await app.settled();
  const before = await Promise.all([x, y, z].map(stateOf));
  const order = (await ranked()).map(({ id }) => id as string);

  await app.ask('POST /sample-workspace', {});
  await app.settled();
  const invented = (await ranked()).filter(({ isSample }) => isSample === true);
  expect(invented.length).toBeGreaterThan(50);
  const [loaded] = (await app.ask(`GET /rankings/${order[0]!}`)).changes;
  expect(loaded.reason).toBe('Sample data came in above it; its own score did not change.');

  // What people do while it is there: ask, move, edit.
  const last = order.at(-1)!;
  const { items: signals } = await app.ask('GET /signals?limit=5');
  for (const { id } of signals) await app.ask(`POST /features/${last}/signals`, { signalId: id });
  await app.ask(`PUT /rankings/${invented.at(-1).id}`, { position: 1, reason: 'a try', expiresAt: null });
  await app.ask(`PUT /rankings/${order[1]!}`, { position: 2, reason: 'a promise', expiresAt: null });
  await app.ask(`DELETE /rankings/${invented.at(-1).id}`);
  await app.setInput(x, 'value', 50_000);
  await app.setInput(x, 'value', 40_000);
  await app.settled();
  expect((await stateOf(last)).prediction.demand).toBeGreaterThan(0);

  await app.ask('DELETE /sample-workspace');
  const summary = await app.ask('GET /rankings/summary');
  expect(summary).toMatchObject({ rankedCount: 3, hasSampleData: false, outcomes: 0 });
  expect((await ranked()).map(({ id }) => id).sort()).toEqual([...order].sort());

  await app.settled();
  expect(await Promise.all([x, y, z].map(stateOf))).toEqual(before);
  const { items: history } = await app.ask('GET /ranking-history?limit=50');
  expect(history.map(({ reason }: { reason: string }) => reason)).toEqual([
    expect.stringContaining('was put at position 2: a promise'),
    'The framework changed from roi to formula.',
    'The ranking before anybody changed it.',
  ]);
  const texts = (await keptTexts()).join('\n');
  for (const { id, key } of invented) {
    expect(texts).not.toContain(id);
    expect(texts).not.toMatch(new RegExp(`(?<![\\w-])${key as string}(?![\\w-])`));
  }

  await app.ask('POST /ranking-history/undo');
  const after = await ranked();
  expect(after.map(({ id }) => id)).toEqual(order);
  const tiers = after.map(({ tier }) => tier as number);
  tiers.forEach((tier, index) => expect([0, 1]).toContain(tier - (tiers[index - 1] ?? 0)));
  const { changes } = await app.ask(`GET /rankings/${order[0]!}`);
  expect(changes.map(({ reason }: { reason: string }) => reason).join(' ')).toContain(
    'ample data left the ranking above it; its own score did not change.',
  );
  await app.ask('POST /ranking-history/undo');
  expect((await app.ask('GET /ranking-settings')).framework).toBe('roi');
  expect((await app.call('POST', '/ranking-history/undo')).status).toBe(409);
});
