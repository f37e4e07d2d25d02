import type { RankChange } from '@valora/contracts';
import { expireOverrides } from './expire-overrides.js';
import { startRankedApp, type RankedApp } from './testing/ranked-app.js';

let app: RankedApp;
const owner = 'Mara Lindqvist';
/** Features by letter, and keys for sentences. */
const ids: Record<string, string> = {};
const keys: Record<string, string> = {};

const add = async (letter: string, inputs: Readonly<Record<string, number>> = {}): Promise<void> => {
  ids[letter] = await app.addFeature(`Feature ${letter}`, inputs);
  keys[letter] = (await app.ask(`GET /features/${ids[letter]}`)).key;
};
const latest = async (letter: string): Promise<RankChange | undefined> =>
  (await app.ask(`GET /rankings/${ids[letter]!}`)).changes[0];
const update = async (letter: string, change: object) => {
  const { version, title, status } = await app.ask(`GET /features/${ids[letter]!}`);
  await app.ask(
    `PUT /features/${ids[letter]!}`,
    { title, status, ...change },
    { 'if-match': `"${version}"` },
  );
};
const configure = async (settings: object) => {
  const { version } = await app.ask('GET /ranking-settings');
  await app.ask(
    'PUT /ranking-settings',
    { framework: 'roi', criteria: [], formula: null, ...settings },
    { 'if-match': `"${version}"` },
  );
};
const setDayRate = async (dayRate: number) => {
  const { version } = await app.ask('GET /team');
  await app.ask(
    'PUT /team',
    { name: 'Harbour', currency: 'EUR', capacityDays: 20, dayRate },
    { 'if-match': `"${version}"` },
  );
};
const signal = async (company: string): Promise<string> =>
  (await app.ask('POST /signals', { text: `${company} asks for it`, companyName: company })).id;
const lastRanked = async (): Promise<string> => (await app.ask('GET /rankings')).items.at(-1).id;
const override = (letter: string, expiresAt: string | null = null) =>
  app.ask(`PUT /rankings/${ids[letter]!}`, { position: 1, reason: 'promised', expiresAt });

interface Row {
  /** What happens. */
  readonly when: string;
  readonly act: () => Promise<unknown>;
  /** The feature whose latest change is looked at, what it must say and which event it must point to. */
  readonly of: string;
  readonly says: RegExp;
  readonly event: RegExp | string;
  readonly actor?: string;
}

beforeAll(async () => {
  app = await startRankedApp();
  await add('a', { value: 90_000, effortDays: 10 });
  await add('b', { value: 60_000, effortDays: 10 });
  await add('c', { value: 30_000, effortDays: 10 });
  // Without an estimate: its value is what is usual, which moves with the day rate and with outcomes.
  await add('u', { effortDays: 1.5 });
  await app.settled();
});
afterAll(() => app.close());

const expirySoon = new Date(Date.now() + 3_600_000).toISOString();
const table: readonly Row[] = [
  {
    when: 'an input is edited',
    act: () => app.setInput(ids['c']!, 'value', 900_000),
    of: 'c',
    says: /^Mara Lindqvist changed value estimate from 30000 to 900000: its score rose from \S+ to \S+ \(predictedValue \+/,
    event: 'feature.inputs_set',
  },
  {
    when: 'an input is edited, for those it passes',
    act: () => app.setInput(ids['b']!, 'value', 5_000_000),
    of: 'a',
    says: /^\S+ passed it; its own score did not change\.$/,
    event: 'feature.inputs_set',
  },
  {
    when: 'another feature is added',
    act: () => add('d', { value: 9_000_000, effortDays: 5 }),
    of: 'c',
    says: /^\S+ (passed it|came in above it); its own score did not change\.$/,
    // Whichever of the two its prediction answered when it came in above.
    event: /^feature\.(created|inputs_set)$/,
  },
  {
    when: 'its status takes it out',
    act: () => update('d', { status: 'dropped' }),
    of: 'd',
    says: /^Left the ranking: it is dropped\.$/,
    event: 'feature.updated',
  },
  {
    when: 'its status takes it out, for those below',
    act: () => update('b', { status: 'dropped' }),
    of: 'a',
    says: /^\S+ left the ranking above it; its own score did not change\.$/,
    event: 'feature.updated',
  },
  {
    when: 'its status brings it back',
    act: () => update('b', { status: 'idea' }),
    of: 'b',
    says: /^Entered the ranking at 1: it is no longer dropped\.$/,
    event: 'feature.updated',
  },
  {
    when: 'it becomes must-do',
    act: () => update('b', { mustDo: true }),
    of: 'b',
    says: /^Left the ranking: it is must-do\.$/,
    event: 'feature.updated',
  },
  {
    when: 'a prediction has to be made for more of the team: the day rate',
    act: () => setDayRate(6_000),
    of: 'u',
    says: /^Mara Lindqvist changed the day rate from 600 to 6000: its score rose from/,
    event: 'team.updated',
  },
  {
    when: 'an outcome is recorded',
    act: async () => {
      await setDayRate(600);
      await app.settled();
      await add('o', { effortDays: 5 });
      await app.settled();
      await app.ask(`PUT /features/${ids['o']!}/outcome`, {
        actualEffortDays: 5,
        releasedOn: '2026-11-01',
        realisedValue: 90_000_000,
      });
    },
    of: 'u',
    says: /^Mara Lindqvist recorded the outcome of \S+: its score rose from/,
    event: 'outcome.recorded',
  },
  {
    when: 'an override is set',
    act: () => override('a'),
    of: 'a',
    says: /^Mara Lindqvist put it at position 1: promised\.$/,
    event: 'ranking.overridden',
  },
  {
    when: 'an override is cleared',
    act: () => app.ask(`DELETE /rankings/${ids['a']!}`),
    of: 'a',
    says: /^Mara Lindqvist’s override has ended \(Mara Lindqvist gave it back to the model\): back to the model’s rank\.$/,
    event: 'ranking.override_cleared',
  },
  {
    when: 'an override expires',
    act: async () => {
      await override('a', expirySoon);
      await app.database.inTeam(app.owner.teamId, (scope) =>
        expireOverrides(scope, new Date(Date.parse(expirySoon) + 1)),
      );
    },
    of: 'a',
    says: /^Mara Lindqvist’s override has ended \(it expired\): back to the model’s rank\.$/,
    event: 'ranking.override_cleared',
    actor: 'Valora',
  },
  {
    when: 'a change is undone',
    act: async () => {
      await override('a');
      await app.ask('POST /ranking-history/undo');
    },
    of: 'a',
    says: /^Mara Lindqvist’s override has ended \(Undone: \S+ was put at position 1: promised\): back/,
    event: 'ranking.restored',
  },
  {
    when: 'formula or weights change',
    act: () => configure({ framework: 'formula', formula: 'demand - predictedEffortDays / 1e6' }),
    of: 'a',
    says: /^The framework changed from roi to formula: score fell from/,
    event: 'ranking.configured',
  },
  {
    when: 'a signal is attached',
    act: async () => {
      ids['last'] = await lastRanked();
      for (const company of ['Northwind', 'Umbrella', 'Hooli'])
        await app.ask(`POST /features/${ids['last']}/signals`, { signalId: await signal(company) });
    },
    of: 'last',
    says: /^Mara Lindqvist attached a signal: its score rose from \S+ to \S+ \(demand \+[123]\)\.$/,
    event: 'signal.attached',
  },
  {
    when: 'signals are merged',
    act: async () => {
      ids['merged'] = await lastRanked();
      const [one, ...others] = await Promise.all(['Acme', 'Globex', 'Initech', 'Stark', 'Wayne'].map(signal));
      await app.ask(`POST /features/${ids['merged']}/signals`, { signalId: one });
      await app.settled();
      for (const other of others) await app.ask(`POST /signals/${other}/merge`, { intoId: one });
    },
    of: 'merged',
    says: /^Mara Lindqvist merged its signals: its score rose from \S+ to \S+ \(demand \+[1234]\)\.$/,
    event: 'signal.merged',
  },
];

describe('why it moved', () => {
  it.each(table)('$when', async ({ act, of, says, event, actor }) => {
    await act();
    await app.settled();
    const change = await latest(of);
    expect(change?.reason).toMatch(says);
    expect(change?.actor).toBe(actor ?? owner);
    const cause = await app.database.inTeam(app.owner.teamId, ({ trx }) =>
      trx('events').where({ id: change?.eventId }).first('type'),
    );
    expect((cause as { type: string }).type).toMatch(event);
  });

  it('nothing moves where only prerequisites change, and the capacity line says what they break', async () => {
    await configure({});
    await app.settled();
    const before = (await app.ask('GET /rankings')).items.map(({ id }: { id: string }) => id);
    const changed = await Promise.all(before.map((id: string) => app.ask(`GET /rankings/${id}`)));
    await app.ask(`PUT /features/${before[0]}/needs`, { needs: [before.at(-1)] });
    const circle = await app.call('PUT', `/features/${before.at(-1)}/needs`, {
      body: { needs: [before[0]] },
    });
    expect([circle.status, circle.body.error.message]).toEqual([400, expect.stringContaining('circle')]);
    await app.settled();
    const after = await Promise.all(before.map((id: string) => app.ask(`GET /rankings/${id}`)));
    expect(after.map(({ changes }) => changes)).toEqual(changed.map(({ changes }) => changes));
    const { capacity } = await app.ask('GET /rankings/summary');
    expect(capacity.warnings.join(' ')).toMatch(/needs \S+, which is/);
  });

  it('is said for every rank that ever changed', async () => {
    const rows = await app.database.inTeam(app.owner.teamId, ({ trx }) =>
      trx('rank_changes').select('reason', 'event_id', 'actor'),
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { reason, event_id: eventId } of rows as { reason: string; event_id: string | null }[]) {
      expect(reason).not.toContain('Others moved around it');
      expect(eventId).not.toBeNull();
    }
  });
});
