import type { IssuePanel } from '@valora/contracts';
import { newId } from '../../../platform/index.js';
import { startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';

let forge: ForgeApp;
let teamId: string;
beforeAll(async () => {
  forge = await startForgeApp();
  teamId = await forge.connect('SHOP');
});
afterAll(() => forge.close());

const write = async (features: readonly { id: string; key: string; title: string }[]): Promise<void> => {
  await forge.app.database.inTeam(teamId, async ({ trx }) => {
    for (const feature of features)
      await trx('features').insert({
        ...feature,
        team_id: teamId,
        jira_key: feature.key,
        description: '',
        status: 'idea',
        labels: [],
        created_at: new Date(),
      });
  });
};
const read = async (path: string) => {
  const { status, body } = await forge.as('acc-reader')('GET', path);
  expect(status).toBe(200);
  return body.data;
};
const panelOf = (key: string): Promise<IssuePanel> => read(`/jira/issues/88001?key=${key}`);

/** Nobody but the panel asks: it is the background that compares. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

const words = ['harbour', 'invoice', 'passkey', 'theme', 'maps', 'export', 'search', 'ferry', 'crew', 'tide'];
/** More than a request waits for. */
const many = Array.from({ length: 260 }, (_, n) => ({
  id: newId(),
  key: `SHOP-${String(n + 100)}`,
  title: `${words[n % 10] ?? ''} ${words[Math.floor(n / 10) % 10] ?? ''} number ${String(n)}`,
}));
const twins = [
  { id: newId(), key: 'SHOP-1', title: 'Offline sync of drawings' },
  { id: newId(), key: 'SHOP-2', title: 'Sync drawings offline' },
];

it('answers before the team’s features are compared, then with what resembles it', async () => {
  await write([...twins, ...many]);
  const [panel, together] = await Promise.all([panelOf('SHOP-1'), panelOf('SHOP-2')]);
  expect([panel.similar, together.similar]).toEqual([null, null]);
  const { items } = await read(`/features/${panel.featureId}/similar?limit=5`);
  expect(items).toMatchObject([{ key: 'SHOP-2', jiraKey: 'SHOP-2', isDuplicate: true }]);
  expect((await panelOf('SHOP-1')).similar).toEqual(items);
});

it('takes over a few changes at once, and many beforehand', async () => {
  await write([{ id: newId(), key: 'SHOP-3', title: 'Drawings sync while offline' }]);
  expect((await panelOf('SHOP-1')).similar?.map(({ key }) => key).toSorted()).toEqual(['SHOP-2', 'SHOP-3']);
  await forge.app.database.inTeam(teamId, ({ trx }) =>
    trx('features')
      .where({ team_id: teamId })
      .update({ version: trx.raw('version + 1') }),
  );
  expect((await panelOf('SHOP-1')).similar).toBeNull();
  await until(async () => (await panelOf('SHOP-1')).similar !== null);
});
