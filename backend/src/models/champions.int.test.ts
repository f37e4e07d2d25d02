import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { cleanUpArtifacts } from './clean-up-artifacts.js';
import { promoteModel, rollBack } from './change-champion.js';
import { createTeamModels } from './team-models.js';
import type { TeamModels } from '../predictions/index.js';
import { findChampionRecord } from './model-store.js';
import { modelPerformance } from './model-performance.js';
import { watchModels } from './watch-models.js';
import { lastRun } from './run-store.js';
import { tryModel } from './try-model.js';
import { teamWithOutcomes } from './testing/team-with-outcomes.js';

const { inTeam, deliver, predictAll, train, team, trainer, artifacts, folder, events } = teamWithOutcomes();

const errors: string[] = [];
const log = { error: (_: unknown, text: string) => void errors.push(text) } as never;
const champion = () => inTeam((scope) => findChampionRecord(scope, 'effort'));
const promote = (id: string) =>
  inTeam((scope) =>
    promoteModel(scope, { artifacts: artifacts() }, { id, reason: 'We trust it', actor: team().actor }),
  );
const back = () =>
  inTeam((scope) =>
    rollBack(scope, { artifacts: artifacts() }, { kind: 'effort', reason: 'It errs', actor: team().actor }),
  );
const damage = async (key: string | null): Promise<void> => {
  await appendFile(path.join(folder(), 'artifacts', key ?? '', 'model.onnx'), 'x');
};

/** A first champion, and a challenger that lost to it. */
const twoModels = async () => {
  await deliver(60);
  const first = (await train()).model_id ?? '';
  trainer().next = { factor: 3 };
  const loser = (await train()).model_id ?? '';
  return { first, loser };
};

describe('champions', () => {
  it('a person may promote any, and one call brings the former back, and one more the base model', async () => {
    const { first, loser } = await twoModels();
    const model = await promote(loser);
    expect(model).toMatchObject({
      state: 'champion',
      reason: 'Promoted by Mara Lindqvist: We trust it',
    });
    expect(await back()).toMatchObject({ id: first, state: 'champion' });
    expect((await champion())?.id).toBe(first);
    expect(await back()).toBeNull();
    expect(await champion()).toBeNull();
    await expect(back()).rejects.toThrow('The base model is in use');
    const said = await events('model.rolled_back');
    expect(said.map(({ payload }) => payload['modelId'])).toEqual([first, null]);
    expect(said[0]?.payload).toMatchObject({ kind: 'effort', reason: 'It errs' });
  });

  it('share the features with a challenger on trial, until the trial ends', async () => {
    const { loser } = await twoModels();
    const set = (share: number) =>
      inTeam((scope) =>
        tryModel(scope, { artifacts: artifacts() }, { id: loser, share, actor: team().actor }),
      );
    const base: TeamModels = { baseEffort: null, effort: null, value: null };
    const { loadTeamModels } = createTeamModels({
      artifacts: artifacts(),
      log,
      loadBase: () => Promise.resolve(base),
    });
    const ids = Array.from({ length: 200 }, (_, i) => `feature ${String(i)}`);
    const versions = async () => {
      const of = await inTeam(loadTeamModels);
      return ids.map((id) => of(id).effort?.card.version);
    };
    const ofChampion = (await champion())?.version;
    const model = await set(0.3);
    expect(model).toMatchObject({ state: 'challenger', trial_share: 0.3 });
    const shared = await versions();
    const tried = shared.filter((version) => version === model.version).length;
    expect(tried).toBeGreaterThan(30);
    expect(tried).toBeLessThan(90);
    expect(shared.filter((version) => version === ofChampion)).toHaveLength(200 - tried);
    expect(await versions()).toEqual(shared);
    await set(0);
    expect(new Set(await versions())).toEqual(new Set([ofChampion]));
    expect((await events('model.trial_set')).map(({ payload }) => payload['share'])).toEqual([0.3, 0]);
    await set(0.5);
    expect(await promote(loser)).toMatchObject({ trial_share: 0 });
    await expect(set(0.1)).rejects.toThrow('Only a challenger can be tried');
  });

  it('none whose file was damaged is promoted, nor returned to', async () => {
    const { first, loser } = await twoModels();
    const key = (await champion())?.artifact_key ?? '';
    await promote(loser);
    await damage(key);
    await expect(promote(first)).rejects.toThrow('This model cannot be served: team=');
    expect(await back()).toBeNull();
    await expect(promote(loser)).resolves.toMatchObject({ state: 'champion' });
    await expect(promote(loser)).rejects.toThrow('the champion already');
  });

  it('are loaded for predictions; a damaged one gives its place to the base model and says so', async () => {
    const base: TeamModels = { baseEffort: null, effort: null, value: null };
    const create = () =>
      createTeamModels({ artifacts: artifacts(), log, loadBase: () => Promise.resolve(base) });
    const speaking = (models: ReturnType<typeof create>) =>
      inTeam(async (scope) => (await models.loadTeamModels(scope))('any feature'));
    const kept = create();
    expect(await speaking(kept)).toBe(base);
    const { loser } = await twoModels();
    const record = await champion();
    expect((await speaking(kept)).effort?.card.version).toBe(record?.version);
    const [lost] = await inTeam(
      async ({ trx, teamId }) =>
        (await trx('models').where({ team_id: teamId, id: loser })) as { version: string }[],
    );
    const found = await inTeam((scope) => kept.findModel(scope, lost?.version ?? ''));
    expect(found?.card.version).toBe(lost?.version);
    expect(await inTeam((scope) => kept.findModel(scope, 'of another team'))).toBeNull();
    await damage(record?.artifact_key ?? null);
    expect(await speaking(create())).toBe(base);
    expect(errors).toEqual(['a trained model cannot be loaded; the base model predicts']);
  });

  it('of two at the same moment one wins, and there is never a second', async () => {
    const { loser } = await twoModels();
    trainer().next = { factor: 4 };
    const other = (await train()).model_id ?? '';
    await Promise.allSettled([promote(loser), promote(other)]);
    const rows = await inTeam(({ trx, teamId }) =>
      trx('models').where({ team_id: teamId, state: 'champion' }),
    );
    expect(rows).toHaveLength(1);
  });

  it('a damaged champion does not stand in the way of the next', async () => {
    await deliver(90);
    await train();
    await damage((await champion())?.artifact_key ?? null);
    trainer().next = { factor: 1.001 };
    expect(await train()).toMatchObject({ result: 'promoted' });
  });
});

describe('files of retired models', () => {
  it('go after ten newer ones, but never those that a roll-back may need', async () => {
    const { first, loser } = await twoModels();
    await promote(loser);
    for (let i = 0; i < 12; i += 1) {
      trainer().next = { factor: 5 + i };
      await train();
    }
    const clean = () => cleanUpArtifacts(inTeam, { artifacts: artifacts(), kind: 'effort' });
    // Twelve challengers: the latest waits, eleven are retired.
    expect(await clean()).toBe(1);
    expect(await clean()).toBe(0);
    const without = await inTeam(({ trx, teamId }) =>
      trx('models').where({ team_id: teamId, artifact_key: null }).select('state', 'held_out'),
    );
    expect(without).toMatchObject([{ state: 'retired', held_out: { n: 18 } }]);
    expect(await back()).toMatchObject({ id: first });
  }, 60_000);
});

describe('the nightly look', () => {
  const night = (day: number) => new Date(Date.UTC(2026, 10, day, 2));
  const watch = (now: Date) => inTeam((scope) => watchModels(scope, now));
  const run = () => inTeam((scope) => lastRun(scope, 'effort'));

  it('trains once there are ten new outcomes, once a night', async () => {
    await deliver(9);
    await watch(night(1));
    expect(await run()).toBeNull();
    await deliver(1);
    await watch(night(1));
    expect(await run()).toBeNull();
    await watch(night(2));
    expect(await run()).toMatchObject({ cause: 'outcomes', asked_by: 'Valora', state: 'queued' });
  });

  it('does not train again before anything is new', async () => {
    await deliver(40);
    await train();
    const before = await run();
    await watch(night(3));
    expect((await run())?.id).toBe(before?.id);
  });

  it('sees outcomes drift away from predictions, says so and trains on fewer', async () => {
    await deliver(40, (reach) => 400 * reach);
    await inTeam(({ trx, teamId }) =>
      trx('training_runs').insert({
        team_id: teamId,
        id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10',
        kind: 'effort',
        state: 'done',
        cause: 'asked',
        asked_by: 'x',
        seen_until: trx.fn.now(),
      }),
    );
    await deliver(3, (reach) => 400 * reach);
    await watch(night(4));
    expect((await events('model.drifted'))[0]?.payload).toMatchObject({
      kind: 'effort',
      residuals: 'higher',
    });
    expect(await run()).toMatchObject({ cause: 'drift', state: 'queued' });
    const { kinds } = await inTeam(modelPerformance);
    expect(kinds[0]?.drift).toMatchObject({ drifted: true, residuals: { n: 43, direction: 'higher' } });
  });

  it('compares what is served now with what the champion learned from', async () => {
    await deliver(60);
    await train();
    await inTeam(({ trx, teamId }) =>
      trx.raw(`update features set status = 'idea' where team_id = ?`, [teamId]),
    );
    await inTeam(({ trx, teamId }) =>
      trx.raw(
        `insert into feature_inputs select team_id, id, 'value', 1000, 'human', 'Ada', now() from features where team_id = ?`,
        [teamId],
      ),
    );
    await predictAll();
    await watch(night(5));
    const { kinds } = await inTeam(modelPerformance);
    expect(kinds[0]?.drift?.inputs.filter(({ drifted }) => drifted).map(({ name }) => name)).toEqual([
      'value',
    ]);
  });
});

describe('the performance of a team’s models', () => {
  it('is hidden below 15 outcomes, with their number', async () => {
    await deliver(14);
    const { kinds, ledger, fewest, ofSample } = await inTeam(modelPerformance);
    expect({ fewest, ofSample }).toEqual({ fewest: 15, ofSample: false });
    expect(kinds.map(({ kind, n, live, reliability }) => ({ kind, n, live, reliability }))).toEqual([
      { kind: 'effort', n: 14, live: null, reliability: null },
      { kind: 'value', n: 0, live: null, reliability: null },
    ]);
    expect(ledger).toEqual({ n: 0, currency: 'EUR', totals: null });
  });

  it('shows champion, challenger, the last run and figures beside the naive ones', async () => {
    const { first, loser } = await twoModels();
    const { kinds } = await inTeam(modelPerformance);
    expect(kinds[0]).toMatchObject({
      champion: { id: first, state: 'champion', heldOut: { n: 18 } },
      challenger: { id: loser },
      lastRun: { result: 'kept', modelId: loser },
      n: 60,
      nOfChampion: 0,
      live: { nOfNaive: 59 },
    });
    const [low, high] = kinds[0]?.live?.coverage80Range ?? [];
    expect(low).toBeLessThanOrEqual(kinds[0]?.live?.coverage80 ?? NaN);
    expect(high).toBeGreaterThanOrEqual(kinds[0]?.live?.coverage80 ?? NaN);
    expect(kinds[0]?.reliability?.quantiles.map(({ predicted }) => predicted)).toEqual([0.1, 0.5, 0.9]);
  });
});
