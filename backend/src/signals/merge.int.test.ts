import fc from 'fast-check';
import { createDatabase } from '../platform/db/database.js';
import type { Database, TeamScope } from '../platform/index.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { listSignals } from './list-signals.js';
import { mergeSignal } from './merge-signal.js';
import { recordSignals } from './record-signals.js';
import { removeSampleSignals } from './remove-sample-signals.js';
import { removeSignal } from './remove-signal.js';
import { loadSignals } from './signal-store.js';
import { unmergeSignal } from './unmerge-signal.js';

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

const someSignals = async (count: number, isSample = false): Promise<string[]> => {
  const signals = Array.from({ length: count }, (_, index) => ({
    text: `signal ${index}`,
    source: 'manual' as const,
    externalId: null,
    permalink: null,
    author: null,
    companyName: `Company ${index}`,
    sentiment: null,
    intent: null,
    urgency: null,
    occurredAt: new Date('2026-03-01T09:00:00Z'),
  }));
  const recorded = await inTeam((scope) => recordSignals(scope, { signals, actor: team.actor, isSample }));
  return recorded.map(({ id }) => id);
};

const merge = (id: string, intoId: string) =>
  inTeam((scope) => mergeSignal(scope, { id, intoId, actor: team.actor }));
const unmerge = (id: string) => inTeam((scope) => unmergeSignal(scope, { id, actor: team.actor }));
const rootsOf = async (ids: readonly string[]) =>
  (await inTeam((scope) => loadSignals(scope, ids))).map(({ mergedInto }) => mergedInto);
const countEvents = (type: string) =>
  inTeam(async ({ trx, teamId }) => (await trx('events').where({ team_id: teamId, type })).length);

/** What merging should do, said without a database: every signal has at most one parent. */
const model = (count: number) => {
  const parents = new Map<number, number>();
  const root = (at: number): number => {
    const parent = parents.get(at);
    return parent === undefined ? at : root(parent);
  };
  return {
    merge: (a: number, b: number): boolean => {
      if (a === b || parents.has(a) || root(b) === a) return parents.get(a) === b && a !== b;
      parents.set(a, b);
      return true;
    },
    unmerge: (a: number) => parents.delete(a),
    remove: (a: number) => {
      const above = parents.get(a);
      for (const [child, parent] of parents)
        if (parent === a) {
          if (above === undefined) parents.delete(child);
          else parents.set(child, above);
        }
      parents.delete(a);
    },
    roots: () => Array.from({ length: count }, (_, at) => (root(at) === at ? null : root(at))),
  };
};

describe('merging', () => {
  it('keeps who asked, hides the repetition and comes back as it was', async () => {
    const [a = '', b = ''] = await someSignals(2);
    const before = await inTeam((scope) => loadSignals(scope, [a, b]));
    await merge(a, b);
    const [merged, root] = await inTeam((scope) => loadSignals(scope, [a, b]));
    expect(merged).toMatchObject({ mergedInto: b, company: { name: 'Company 0' }, text: 'signal 0' });
    expect(root).toMatchObject({ mergedInto: null, mergedCount: 1 });
    const listed = await inTeam((scope) => listSignals(scope, { limit: 20 }));
    expect(listed.items.map(({ id }) => id)).toEqual([b]);
    const everything = await inTeam((scope) => listSignals(scope, { limit: 20, includeMerged: 'true' }));
    expect(everything.items).toHaveLength(2);
    await unmerge(a);
    const after = await inTeam((scope) => loadSignals(scope, [a, b]));
    const withoutVersion = (signals: typeof after) => signals.map((signal) => ({ ...signal, version: 0 }));
    expect(withoutVersion(after)).toEqual(withoutVersion(before));
  });

  it('refuses itself, a circle, a second parent and what is not there', async () => {
    const [a = '', b = '', c = ''] = await someSignals(3);
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(merge(a, team.userId)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(merge(team.userId, a)).rejects.toMatchObject({ code: 'not_found' });
    await merge(a, b);
    await expect(merge(b, a)).rejects.toMatchObject({ code: 'conflict' });
    await expect(merge(a, c)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does the same merge or undoing twice with one event', async () => {
    const [a = '', b = ''] = await someSignals(2);
    await merge(a, b);
    await merge(a, b);
    await unmerge(a);
    await unmerge(a);
    expect([await countEvents('signal.merged'), await countEvents('signal.unmerged')]).toEqual([1, 1]);
  });

  it('lets only one of two opposite merges through', async () => {
    const [a = '', b = ''] = await someSignals(2);
    const answers = await Promise.allSettled([merge(a, b), merge(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('agrees with the model after any merges, undoings and removals', async () => {
    const count = 6;
    const at = fc.nat(count - 1);
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constant('merge' as const), at, at) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('unmerge' as const), at, at) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('remove' as const), at, at) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const ids = await someSignals(count);
        const expected = model(count);
        const gone = new Set<number>();
        const id = (index: number) => ids[index] ?? '';
        for (const [kind, a, b] of steps) {
          if (gone.has(a) || gone.has(b)) continue;
          if (kind === 'merge') {
            const done = await merge(id(a), id(b)).then(
              () => true,
              () => false,
            );
            expect(done).toBe(expected.merge(a, b));
          } else if (kind === 'unmerge') {
            await unmerge(id(a));
            expected.unmerge(a);
          } else {
            await inTeam((scope) => removeSignal(scope, { id: id(a), actor: team.actor }));
            expected.remove(a);
            gone.add(a);
          }
        }
        const left = ids.filter((_, index) => !gone.has(index));
        const wanted = expected.roots().map((root) => (root === null ? null : id(root)));
        expect(await rootsOf(left)).toEqual(wanted.filter((_, index) => !gone.has(index)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('removing the sample signals', () => {
  it('leaves own signals and the companies they name, whatever was merged with what', async () => {
    const own = await someSignals(3);
    const sample = await someSignals(5, true);
    await merge(own[0] ?? '', sample[0] ?? '');
    await merge(own[1] ?? '', own[0] ?? '');
    await merge(sample[1] ?? '', own[2] ?? '');
    await inTeam(removeSampleSignals);
    expect(await rootsOf(own)).toEqual([null, own[0], null]);
    expect(await inTeam((scope) => loadSignals(scope, sample))).toEqual([]);
    const left = await inTeam(({ trx, teamId }) =>
      trx('companies').where({ team_id: teamId }).orderBy('name'),
    );
    expect(left).toMatchObject([
      { name: 'Company 0', is_sample: false },
      { name: 'Company 1', is_sample: false },
      { name: 'Company 2', is_sample: false },
    ]);
  });
});
