import { startApp, type TestApp } from '../testing/start-app.js';
import { aTeam } from '../testing/a-team.js';
import { createDatabase } from '../platform/db/database.js';
import { recordSignals } from '../signals/index.js';
import { createFeature } from './create-feature.js';
import { createFollowedIndex } from './followed-index.js';
import { createTeamIndexes } from './team-indexes.js';
import { watchedFeatures } from './watched-rows.js';

interface Likeness {
  readonly id: string;
  readonly likeness: number;
  readonly probability: number;
  readonly isDuplicate: boolean;
  readonly because: readonly string[];
}

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const addFeature = async (title: string, description = ''): Promise<string> => {
  const { status, body } = await app.call('POST', '/features', { body: { title, description } });
  expect(status).toBe(201);
  return body.data.id as string;
};
const addSignal = async (text: string): Promise<string> => {
  const { status, body } = await app.call('POST', '/signals', { body: { text } });
  expect(status).toBe(201);
  return body.data.id as string;
};
const read = async <Item>(path: string): Promise<Item[]> => {
  const { status, body } = await app.call('GET', path);
  expect(status).toBe(200);
  return body.data.items as Item[];
};
const similarTo = (id: string) => read<Likeness>(`/features/${id}/similar`);
const signalsFor = async (id: string) =>
  (await read<{ signal: { id: string } }>(`/features/${id}/suggested-signals`)).map(
    ({ signal }) => signal.id,
  );

const fillBacklog = async (): Promise<void> => {
  for (const title of [
    'Dark theme for the dashboard',
    'Export invoices as a spreadsheet',
    'Sign in with a passkey',
    'Faster search in large projects',
    'Remind people of unread messages',
  ])
    await addFeature(title);
};

test('the likest features come first, with the words they share; others are left out', async () => {
  await fillBacklog();
  const first = await addFeature(
    'Offline mode for the mobile app',
    'Work without a connection and sync later.',
  );
  const second = await addFeature(
    'Mobile app works offline',
    'People lose their connection; sync when it is back.',
  );
  const found = await similarTo(first);
  expect(found[0]).toMatchObject({ id: second, title: 'Mobile app works offline', status: 'idea' });
  expect(found[0]?.because).toEqual(expect.arrayContaining(['offline', 'mobile']));
  expect(found.map(({ id }) => id)).not.toContain(first);
  expect(found.every(({ likeness, probability }) => likeness <= 1 && probability <= 1)).toBe(true);
});

test('the same feature twice is marked as a duplicate, an unrelated one is not answered', async () => {
  await fillBacklog();
  const text = [
    'Import contacts from Outlook',
    'Read the address book of Outlook and make a contact of each entry.',
  ] as const;
  const first = await addFeature(...text);
  const second = await addFeature(...text);
  expect(await similarTo(first)).toMatchObject([{ id: second, isDuplicate: true }]);
});

test('what was changed or removed since is taken over before the next answer, whoever did it', async () => {
  await fillBacklog();
  const asked = await addFeature('Offline mode for the mobile app');
  const other = await addFeature('Quarterly tax report');
  expect(await similarTo(asked)).toEqual([]);
  const { teamId } = app.owner;
  await app.database.inTeam(teamId, ({ trx }) =>
    trx('features')
      .where({ id: other })
      .update({ title: 'Mobile app in offline mode', version: trx.raw('version + 1') }),
  );
  expect((await similarTo(asked)).map(({ id }) => id)).toEqual([other]);
  expect((await app.call('DELETE', `/features/${other}`)).status).toBe(200);
  expect(await similarTo(asked)).toEqual([]);
});

test('signals are suggested until they are attached, and again once they are detached', async () => {
  const feature = await addFeature('Offline mode', 'Work on the train without a connection.');
  const wanted = await addSignal('On the train there is no connection, we need an offline mode.');
  await addSignal('Invoices arrive twice since Monday.');
  await addSignal('The colours of the chart are hard to tell apart.');
  expect(await signalsFor(feature)).toEqual([wanted]);
  expect(await read<Likeness>(`/signals/${wanted}/suggested-features`)).toMatchObject([{ id: feature }]);
  await app.call('POST', `/features/${feature}/signals`, { body: { signalId: wanted } });
  expect(await signalsFor(feature)).toEqual([]);
  expect(await read(`/signals/${wanted}/suggested-features`)).toEqual([]);
  await app.call('DELETE', `/features/${feature}/signals/${wanted}`);
  expect(await signalsFor(feature)).toEqual([wanted]);
});

test('a signal merged into another is not suggested beside it', async () => {
  const feature = await addFeature('Offline mode', 'Work on the train without a connection.');
  const root = await addSignal('On the train there is no connection, we need an offline mode.');
  const same = await addSignal('Need an offline mode on the train, no connection there!');
  expect((await signalsFor(feature)).toSorted()).toEqual([root, same].toSorted());
  await app.call('POST', `/signals/${same}/merge`, { body: { intoId: root } });
  expect(await signalsFor(feature)).toEqual([root]);
});

test('another team’s features and signals are neither found nor answered', async () => {
  const words = 'Offline mode for the mobile app';
  const feature = await addFeature(words);
  const stranger = await aTeam(app.database);
  const [foreignFeature, foreignSignal] = await app.database.inTeam(stranger.teamId, async (scope) => {
    const more = { description: words, status: 'idea', type: null, mustDo: false } as const;
    const made = await createFeature(
      scope,
      { title: words, moscow: null, kano: null, labels: [], ...more },
      { actor: stranger.actor },
    );
    const said = { text: words, source: 'manual', permalink: null, author: null, companyName: null } as const;
    const unknown = { sentiment: null, intent: null, urgency: null, externalId: null };
    const signals = [{ ...said, ...unknown, occurredAt: new Date() }];
    const [signal] = await recordSignals(scope, { signals, actor: stranger.actor });
    return [made.id, signal?.id];
  });
  for (const path of [
    `/features/${foreignFeature}/similar`,
    `/features/${foreignFeature}/suggested-signals`,
    `/signals/${String(foreignSignal)}/suggested-features`,
  ])
    expect((await app.call('GET', path)).status).toBe(404);
  expect(await similarTo(feature)).toEqual([]);
  expect(await signalsFor(feature)).toEqual([]);
});

test('two processes that follow the same rows answer alike', async () => {
  await fillBacklog();
  const elsewhere = createDatabase({ url: app.databaseUrls.app });
  const one = createFollowedIndex(watchedFeatures, {});
  const other = createFollowedIndex(watchedFeatures, {});
  const { teamId } = app.owner;
  const idsIn = (database: typeof app.database, followed: typeof one) =>
    database.inTeam(teamId, async (scope) => (await followed.upToDate(scope)).ids().toSorted());
  try {
    expect(await idsIn(app.database, one)).toEqual(await idsIn(elsewhere, other));
    const added = await addFeature('Offline mode');
    expect(await idsIn(elsewhere, other)).toContain(added);
    expect(await idsIn(app.database, one)).toContain(added);
  } finally {
    await elsewhere.close();
  }
});

test('the teams that asked longest ago give way when there are too many documents', async () => {
  await fillBacklog();
  const stranger = await aTeam(app.database);
  const indexes = createTeamIndexes({ model: () => Promise.resolve({}), mostDocuments: 3 });
  const ask = (teamId: string) => app.database.inTeam(teamId, (scope) => indexes.features(scope));
  const first = await ask(app.owner.teamId);
  expect(await ask(app.owner.teamId)).toBe(first);
  await ask(stranger.teamId);
  const again = await ask(app.owner.teamId);
  expect(again).not.toBe(first);
  expect(again.size()).toBe(first.size());
});
