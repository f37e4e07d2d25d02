import type { Signal } from '@valora/contracts';
import { createOnnxRunner, loadArtifact, type Artifact, type OnnxRunner } from '../inference/index.js';
import { createDatabase } from '../platform/db/database.js';
import type { Database, StoredEvent, TeamScope } from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { createSignalModel, judgeSignals, signalEventHandlers, type JudgeDeps } from './index.js';
import { recordSignals, type NewSignal } from './record-signals.js';
import { getSignal } from './signal-store.js';
import { updateSignal } from './update-signal.js';

let test: TestDatabase;
let database: Database;
let team: TestTeam;
let deps: JudgeDeps;
let runner: OnnxRunner;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 4 });
  runner = createOnnxRunner();
  deps = { runner, model: await createSignalModel(await loadArtifact('ml/artifacts/signals')) };
});
beforeEach(async () => {
  team = await aTeam(database);
});
afterAll(async () => {
  await runner.close();
  await database.close();
  await test.drop();
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);
const get = (id: string): Promise<Signal> => inTeam((scope) => getSignal(scope, id));

const record = async (...changes: Partial<NewSignal>[]): Promise<string[]> => {
  const unsaid = { sentiment: null, intent: null, urgency: null, permalink: null, author: null };
  const rest = { source: 'email', externalId: null, companyName: null, occurredAt: new Date(0) } as const;
  const signals = changes.map((change) => ({ text: 'Hello', ...unsaid, ...rest, ...change }));
  const recorded = await inTeam((scope) => recordSignals(scope, { signals, actor: team.actor }));
  return recorded.map(({ id }) => id);
};

const eventsOf = (type: string): Promise<Pick<StoredEvent, 'id' | 'payload' | 'actor'>[]> =>
  inTeam(async ({ trx, teamId }) => trx('events').where({ team_id: teamId, type }).orderBy('id'));

const deliver = async (
  loadArtifact = () => Promise.resolve<Artifact | null>(deps.model.artifact),
): Promise<void> => {
  const log = { info: () => undefined } as never;
  const context = { teamId: team.teamId, inTeam, readTeam: database.readTeam, log };
  for (const event of await eventsOf('signal.recorded'))
    for (const { handle } of signalEventHandlers({ runner, loadArtifact }))
      await handle(event as StoredEvent, context);
};

it.each([
  ['Thanks a lot, this is awesome! Great work :)', { sentiment: 'positive', intent: 'praise' }],
  [
    'I hate this. The terrible export crashes with an error every time',
    { sentiment: 'negative', intent: 'bug' },
  ],
  ['Please add an option to export the report as PDF', { intent: 'feature_request' }],
  ['How can I change the language of the report?', { sentiment: 'neutral', intent: 'question' }],
])('tells what is said by: %s', async (text, said) => {
  const [id = ''] = await record({ text });
  await deliver();
  expect(await get(id)).toMatchObject(said);
});

it('keeps what a person said and fills in the rest', async () => {
  const text = 'I hate this. The terrible export crashes with an error every time';
  const [id = ''] = await record({ text, sentiment: 'positive', urgency: 'low' });
  await deliver();
  expect(await get(id)).toMatchObject({ sentiment: 'positive', urgency: 'low', intent: 'bug', version: 1 });
});

it('does not fill again what a person emptied when the event comes twice', async () => {
  const [id = ''] = await record({ text: 'Thanks, great work!' });
  await deliver();
  const { version, text, permalink, author } = await get(id);
  const emptied = {
    text,
    permalink,
    author,
    companyName: null,
    sentiment: null,
    intent: null,
    urgency: null,
  };
  await inTeam((scope) =>
    updateSignal(scope, { id, details: emptied, expectedVersion: version, actor: team.actor }),
  );
  await deliver();
  expect(await get(id)).toMatchObject({ sentiment: null, intent: null, urgency: null });
});

it('leaves signals as they are where there is no model, and refuses one that is another’s', async () => {
  const [id = ''] = await record({ text: 'Thanks, great work!' });
  await deliver(() => Promise.resolve(null));
  expect(await get(id)).toMatchObject({ sentiment: null, intent: null, urgency: null });
  const golden = await loadArtifact('ml/tests/golden/model');
  await expect(deliver(() => Promise.resolve(golden))).rejects.toThrow('is it a model of signals?');
});

it('tells who judged, once for all signals of an event', async () => {
  const ids = await record({ text: 'Thanks, great work!' }, { text: 'It crashes.' }, { text: '…' });
  await deliver();
  const [event, ...more] = await eventsOf('signal.updated');
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    actor: 'Valora',
    payload: { signalIds: ids.slice(0, 2).sort(), judgedBy: deps.model.artifact.card.version },
  });
  expect(await get(ids[2] ?? '')).toMatchObject({ sentiment: null, intent: null, urgency: null });
});

it('changes nothing of signals that are judged, gone or another team’s', async () => {
  const [id = ''] = await record({ text: 'Thanks, great work!' });
  expect(await inTeam((scope) => judgeSignals(scope, deps, [id]))).toEqual([id]);
  const other = await aTeam(database);
  const [hidden = ''] = await record({ text: 'It crashes.' });
  expect(await database.inTeam(other.teamId, (scope) => judgeSignals(scope, deps, [hidden]))).toEqual([]);
  expect(
    await inTeam((scope) => judgeSignals(scope, deps, ['01900000-0000-7000-8000-000000000000'])),
  ).toEqual([]);
});

it.each(['x'.repeat(20_000), '🙂‍↔️ שלום', '{code', '\ud800'])(
  'judges strange text without a fault',
  async (text) => {
    const { answers } = await runner.run({ artifact: deps.model.artifact, rows: [deps.model.rowOf(text)] });
    const chances = answers[0]?.outputs['sentiment'] ?? [];
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
  },
);
