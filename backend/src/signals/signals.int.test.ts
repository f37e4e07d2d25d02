import type { Signal } from '@valora/contracts';
import { createDatabase } from '../platform/db/database.js';
import type { Database, TeamScope } from '../platform/index.js';
import { newId } from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { getCompany, listCompanies } from './company-store.js';
import { listSignals } from './list-signals.js';
import { recordSignals, type NewSignal } from './record-signals.js';
import { removeSignal } from './remove-signal.js';
import { getSignal } from './signal-store.js';
import { updateCompany } from './update-company.js';
import { updateSignal } from './update-signal.js';

let test: TestDatabase;
let database: Database;
let team: TestTeam;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 4 });
});
beforeEach(async () => {
  team = await aTeam(database);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);

const aSignal = (change: Partial<NewSignal> = {}): NewSignal => ({
  text: 'Let us move a visit by dragging it.',
  source: 'email',
  externalId: null,
  permalink: null,
  author: 'Tom',
  companyName: 'Aldergate Lifts',
  sentiment: null,
  intent: 'feature_request',
  urgency: null,
  occurredAt: new Date('2026-03-01T09:00:00Z'),
  ...change,
});

const record = (...signals: NewSignal[]) =>
  inTeam((scope) => recordSignals(scope, { signals, actor: team.actor }));

const recordOne = async (change: Partial<NewSignal> = {}): Promise<Signal> => {
  const [recorded] = await record(aSignal(change));
  return inTeam((scope) => getSignal(scope, recorded?.id ?? ''));
};

const events = (type: string) =>
  inTeam(async ({ trx, teamId }) => trx('events').where({ team_id: teamId, type }).orderBy('id')) as Promise<
    { subject_id: string | null; actor: string; payload: Record<string, unknown> }[]
  >;

const details = {
  text: 'Let us move a visit.',
  permalink: 'https://mail.example.com/1',
  author: null,
  companyName: null,
  sentiment: 'negative',
  intent: 'bug',
  urgency: 'high',
} as const;

describe('recording signals', () => {
  it('keeps what was said, with one event for all', async () => {
    const recorded = await record(
      aSignal(),
      aSignal({ text: 'Undo, please.', companyName: null, author: null }),
    );
    expect(recorded.map(({ created }) => created)).toEqual([true, true]);
    const [first, second] = recorded;
    expect(await inTeam((scope) => getSignal(scope, first?.id ?? ''))).toEqual({
      id: first?.id,
      text: 'Let us move a visit by dragging it.',
      source: 'email',
      permalink: null,
      author: 'Tom',
      company: { id: expect.any(String), name: 'Aldergate Lifts' },
      sentiment: null,
      intent: 'feature_request',
      urgency: null,
      occurredAt: '2026-03-01T09:00:00.000Z',
      mergedInto: null,
      mergedCount: 0,
      featureIds: [],
      isSample: false,
      version: 1,
    });
    expect(await events('signal.recorded')).toMatchObject([
      { subject_id: null, actor: team.actor.name, payload: { signalIds: [first?.id, second?.id] } },
    ]);
  });

  it('records the same source and externalId once, also within one batch', async () => {
    const [first, again, other] = await record(
      aSignal({ externalId: '7' }),
      aSignal({ externalId: '7', text: 'said differently' }),
      aSignal({ externalId: '7', source: 'slack' }),
    );
    expect(again).toEqual({ id: first?.id, created: false });
    expect(other?.created).toBe(true);
    expect(await record(aSignal({ externalId: '7' }))).toEqual([{ id: first?.id, created: false }]);
    expect(await events('signal.recorded')).toHaveLength(1);
  });

  it('records once however many ask at the same moment', async () => {
    const recorded = await Promise.all(Array.from({ length: 8 }, () => record(aSignal({ externalId: 'x' }))));
    expect(new Set(recorded.flat().map(({ id }) => id)).size).toBe(1);
    expect(recorded.flat().filter(({ created }) => created)).toHaveLength(1);
  });

  it('finds a company whatever its case and spacing, and makes it once under concurrency', async () => {
    const names = ['Nordhal Kälte', ' nordhal  kälte', 'NORDHAL KÄLTE', 'Nordhal Ka\u0308lte'];
    await Promise.all(names.map((companyName) => record(aSignal({ companyName }))));
    const { items } = await inTeam((scope) => listCompanies(scope, { limit: 20 }));
    expect(items).toHaveLength(1);
  });
});

describe('correcting and removing', () => {
  it('replaces the details and refuses a stale version', async () => {
    const signal = await recordOne();
    const change = { id: signal.id, details, expectedVersion: 1, actor: team.actor };
    const updated = await inTeam((scope) => updateSignal(scope, change));
    expect(updated).toMatchObject({ text: details.text, company: null, sentiment: 'negative', version: 2 });
    await expect(inTeam((scope) => updateSignal(scope, change))).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    await expect(inTeam((scope) => updateSignal(scope, { ...change, id: newId() }))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await events('signal.updated')).toHaveLength(1);
  });

  it('removes a signal and says which features it was attached to', async () => {
    const signal = await recordOne();
    const featureId = newId();
    await inTeam(async ({ trx, teamId: team_id }) => {
      await trx('features').insert({
        team_id,
        id: featureId,
        key: 'F-1',
        title: 'Drag',
        status: 'idea',
        created_at: 'now',
      });
      await trx('feature_signals').insert({
        team_id,
        feature_id: featureId,
        signal_id: signal.id,
        attached_by: 'Tom',
      });
    });
    expect((await inTeam((scope) => getSignal(scope, signal.id))).featureIds).toEqual([featureId]);
    await inTeam((scope) => removeSignal(scope, { id: signal.id, actor: team.actor }));
    await expect(inTeam((scope) => getSignal(scope, signal.id))).rejects.toMatchObject({ code: 'not_found' });
    expect(await events('signal.removed')).toMatchObject([
      { subject_id: signal.id, payload: { signalIds: [signal.id], featureIds: [featureId] } },
    ]);
  });

  it('shows one team nothing of another', async () => {
    const signal = await recordOne();
    const stranger = await aTeam(database);
    await database.inTeam(stranger.teamId, async (scope) => {
      await expect(getSignal(scope, signal.id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await listSignals(scope, { limit: 20 })).items).toEqual([]);
      await expect(removeSignal(scope, { id: signal.id, actor: stranger.actor })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });
});

describe('the list', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 2, day));

  it('pages by cursor and by number without a gap or a repetition', async () => {
    await record(
      ...Array.from({ length: 7 }, (_, day) => aSignal({ text: `${day}`, occurredAt: at(1 + (day >> 1)) })),
    );
    const byCursor: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inTeam((scope) => listSignals(scope, { limit: 3, ...(cursor && { cursor }) }));
      byCursor.push(...page.items.map(({ text }) => text));
      cursor = page.pagination.nextCursor ?? undefined;
      expect(page.pagination).not.toHaveProperty('total');
    } while (cursor !== undefined);
    expect(new Set(byCursor).size).toBe(7);
    expect(byCursor[0]).toBe('6');
    const second = await inTeam((scope) => listSignals(scope, { limit: 3, page: 2 }));
    expect(second.items.map(({ text }) => text)).toEqual(byCursor.slice(3, 6));
    expect(second.pagination).toMatchObject({ page: 2, limit: 3, total: 7 });
  });

  it.each([
    ['garbage', 'garbage'],
    ['a moment that is none', Buffer.from('["yesterday","x"]').toString('base64url')],
    ['an id that is none', Buffer.from('["2026-03-01T00:00:00Z","x"]').toString('base64url')],
    [
      'a moment before PostgreSQL’s first',
      Buffer.from(`["0000-01-01T00:00:00+14:00","${newId()}"]`).toString('base64url'),
    ],
  ])('refuses %s as cursor', async (_, cursor) => {
    await expect(inTeam((scope) => listSignals(scope, { limit: 3, cursor }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('filters by source, company, words and attachment; percent signs are only percent signs', async () => {
    const slack = await recordOne({ source: 'slack', text: 'We lose 5% of visits', companyName: 'Nordhal' });
    await recordOne({ text: 'We lose visits 5 times' });
    const texts = async (filter: object) =>
      (await inTeam((scope) => listSignals(scope, { limit: 20, ...filter }))).items.map(({ id }) => id);
    expect(await texts({ source: 'slack' })).toEqual([slack.id]);
    expect(await texts({ companyId: slack.company?.id })).toEqual([slack.id]);
    expect(await texts({ search: '5% lose' })).toEqual([slack.id]);
    expect(await texts({ search: 'nordhal' })).toEqual([slack.id]);
    expect(await texts({ search: '_%' })).toEqual([]);
    expect(await texts({ attached: 'true' })).toEqual([]);
    expect(await texts({ attached: 'false' })).toHaveLength(2);
  });
});

describe('companies', () => {
  it('take revenue and segment, and keep their names apart', async () => {
    const { company } = await recordOne();
    await recordOne({ companyName: 'Brisland' });
    const id = company?.id ?? '';
    const change = (name: string, expectedVersion: number) =>
      inTeam((scope) =>
        updateCompany(scope, {
          id,
          details: { name, annualRevenue: 1234.5, segment: 'enterprise' },
          expectedVersion,
          actor: team.actor,
        }),
      );
    expect(await change('Aldergate', 1)).toEqual({
      id,
      name: 'Aldergate',
      annualRevenue: 1234.5,
      currency: 'EUR',
      segment: 'enterprise',
      isSample: false,
      version: 2,
    });
    await expect(change('Aldergate', 1)).rejects.toMatchObject({ code: 'version_mismatch' });
    await expect(change('bRISLAND', 2)).rejects.toMatchObject({ code: 'conflict' });
    await expect(inTeam((scope) => getCompany(scope, newId()))).rejects.toMatchObject({ code: 'not_found' });
    expect(await events('company.updated')).toHaveLength(1);
  });

  it('are listed by name, page after page', async () => {
    const names = ['beta', 'Alpha', 'Échelle', 'gamma', 'Delta'];
    await record(...names.map((companyName) => aSignal({ companyName })));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await inTeam((scope) => listCompanies(scope, { limit: 2, ...(cursor && { cursor }) }));
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.pagination.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect([...seen].sort()).toEqual([...names].sort());
    expect(seen.slice(0, 2)).toEqual(['Alpha', 'beta']);
    expect((await inTeam((scope) => listCompanies(scope, { limit: 2, search: 'LPH' }))).items).toHaveLength(
      1,
    );
  });
});
