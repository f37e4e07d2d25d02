import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { askForTraining } from './ask-for-training.js';
import { findChampionRecord } from './model-store.js';
import { modelJobHandlers } from './jobs.js';
import type { RunRecord } from './run-record.js';
import { runs } from './run-store.js';
import { runTraining } from './run-training.js';
import { TrainingFailed } from './trainer.js';
import { teamWithOutcomes } from './testing/team-with-outcomes.js';

const given = teamWithOutcomes();
const { inTeam, deps, deliver, train, told, team, trainer, artifacts, events } = given;

const champion = () => inTeam((scope) => findChampionRecord(scope, 'effort'));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;

describe('training a challenger', () => {
  it('promotes one that wins on outcomes it was not shown, and says so everywhere', async () => {
    await deliver(60);
    const run = await train();
    expect(run).toMatchObject({
      state: 'done',
      result: 'promoted',
      row_count: 60,
      held_out_count: 18,
      share: 1,
    });
    expect(run.reason).toMatch(/^Won: held-out loss/);
    const shown = trainer().requests[0]?.rows ?? [];
    expect(shown).toHaveLength(42);
    const model = await champion();
    expect(model).toMatchObject({ id: run.model_id, state: 'champion', trained_rows: 42, replaced_id: null });
    expect(model?.trained_until.toISOString()).toBe(shown.at(-1)?.recordedAt);
    expect(model?.held_out).toMatchObject({ n: 18 });
    expect(await artifacts().problemOf(model?.artifact_key ?? null)).toBeNull();
    expect((await events('model.promoted'))[0]?.payload).toMatchObject({
      kind: 'effort',
      modelId: model?.id,
      from: null,
    });
    expect((await events('model.retrained'))[0]?.payload).toMatchObject({
      result: 'promoted',
      runId: run.id,
    });
    expect(told.map(([name]) => name)).toEqual(['model.progressed', 'model.progressed', 'model.retrained']);
  });

  it('keeps the champion against a worse one', async () => {
    await deliver(60);
    const first = await train();
    trainer().next = { factor: 3 };
    const second = await train();
    expect(second).toMatchObject({ state: 'done', result: 'kept' });
    expect(second.reason).toContain('Kept the champion: its held-out loss');
    expect(await champion()).toMatchObject({ id: first.model_id });
    const [loser] = await inTeam(({ trx, teamId }) =>
      trx('models').where({ team_id: teamId, id: second.model_id }),
    );
    expect(loser).toMatchObject({ state: 'challenger' });
  });

  it('knows its twin, and learns nothing twice', async () => {
    await deliver(60);
    const first = await train();
    const again = await train();
    expect(again).toMatchObject({ result: 'kept', model_id: first.model_id });
    expect(again.reason).toContain('Trained the same model again');
    expect(await champion()).toMatchObject({ id: first.model_id });
  });

  it('judges only by outcomes that came after what the champion was trained on', async () => {
    await deliver(60);
    await train();
    await inTeam(({ trx, teamId }) =>
      trx('models').where({ team_id: teamId }).update({ trained_until: trx.fn.now() }),
    );
    trainer().next = { factor: 1.01 };
    const run = await train();
    expect(run).toMatchObject({ result: 'kept', held_out_count: 0 });
    expect(run.reason).toContain('fewer than 15 outcomes came after');
  });

  it.each([0, 1, 5])('says of %d outcomes that they are too few, and starts nothing', async (count) => {
    await deliver(count);
    expect(await train()).toMatchObject({
      state: 'done',
      result: 'too_few',
      reason: `${count} outcomes were recorded after a prediction; 35 are needed to train and to judge.`,
    });
    expect(trainer().requests).toEqual([]);
    expect(await champion()).toBeNull();
  });

  it('says of outcomes that are all the same that they teach nothing', async () => {
    await deliver(40, () => 5);
    expect(await train()).toMatchObject({ state: 'done', result: 'no_variation' });
    expect(trainer().requests).toEqual([]);
  });
});

describe('a training that goes wrong leaves the champion and a reason', () => {
  it.each([
    ['its process was killed (SIGKILL)', new TrainingFailed('its process was killed (SIGKILL)'), 'failed'],
    ['the graph gave no number', { factor: 1, broken: true }, 'unusable'],
  ] as const)('%s', async (why, next, result) => {
    await deliver(60);
    const first = await train();
    trainer().next = next;
    const run = await train();
    expect(run).toMatchObject({ result, state: result === 'failed' ? 'failed' : 'done' });
    expect(run.reason).toContain(why);
    expect(run.reason).toContain('The champion stays.');
    expect(await champion()).toMatchObject({ id: first.model_id });
  });

  it('a model whose file was damaged while it was trained is not taken', async () => {
    await deliver(60);
    const { train: original } = trainer();
    trainer().train = async (request) => {
      const trained = await original(request);
      if (trained.result === 'trained') await appendFile(path.join(trained.folder, 'model.onnx'), 'x');
      return trained;
    };
    const run = await train();
    expect(run).toMatchObject({ state: 'failed', result: 'failed' });
    expect(run.reason).toContain('its SHA-256 differs');
    expect(await champion()).toBeNull();
  });

  it('a server that ends in the middle begins again, and gives up after three times', async () => {
    await deliver(60);
    const { id } = await inTeam((scope) =>
      askForTraining(scope, { kind: 'effort', cause: 'asked', actor: team().actor }),
    );
    const attempt = () =>
      runTraining(deps(), { teamId: team().teamId, runId: id, signal: new AbortController().signal, log });
    trainer().next = new Error('the process is gone');
    for (let i = 0; i < 3; i += 1) await expect(attempt()).rejects.toThrow('the process is gone');
    const run = async () => inTeam(async (scope) => (await runs(scope).where({ id }).first()) as RunRecord);
    expect(await run()).toMatchObject({ state: 'running', attempts: 3 });
    await attempt();
    expect(await run()).toMatchObject({ state: 'failed', result: 'failed', attempts: 4 });
    expect((await run()).reason).toContain('interrupted three times over');
  });

  it('goes on after a restart and is promoted as if nothing had been', async () => {
    await deliver(60);
    const { id } = await inTeam((scope) =>
      askForTraining(scope, { kind: 'effort', cause: 'asked', actor: team().actor }),
    );
    const job = { teamId: team().teamId, runId: id, signal: new AbortController().signal, log };
    trainer().next = new Error('the process is gone');
    await expect(runTraining(deps(), job)).rejects.toThrow('the process is gone');
    trainer().next = { factor: 1 };
    await runTraining(deps(), job);
    expect(await champion()).not.toBeNull();
    // Its job comes once more: nothing is left to do.
    await runTraining(deps(), job);
    expect(trainer().requests).toHaveLength(2);
  });

  it('an attempt that another one overtook changes nothing', async () => {
    await deliver(60);
    const { id } = await inTeam((scope) =>
      askForTraining(scope, { kind: 'effort', cause: 'asked', actor: team().actor }),
    );
    const job = { teamId: team().teamId, runId: id, signal: new AbortController().signal, log };
    let nested: Promise<void> = Promise.resolve();
    trainer().next = async () => {
      trainer().next = { factor: 1 };
      nested = runTraining(deps(), job);
      await nested;
      return { factor: 1.001 };
    };
    await runTraining(deps(), job);
    const all = (await inTeam(({ trx, teamId }) => trx('models').where({ team_id: teamId }))) as {
      id: string;
    }[];
    expect(all).toHaveLength(1);
    expect(await champion()).toMatchObject({ id: all[0]?.id });
    expect(await events('model.retrained')).toHaveLength(1);
  });

  it('a fault of ours is stated too, at the last attempt', async () => {
    await deliver(60);
    const { id } = await inTeam((scope) =>
      askForTraining(scope, { kind: 'effort', cause: 'asked', actor: team().actor }),
    );
    trainer().next = new Error('a fault');
    const [handler] = modelJobHandlers(deps());
    const context = {
      teamId: team().teamId,
      inTeam,
      signal: new AbortController().signal,
      log,
      isLastAttempt: true,
    };
    await expect(handler?.handle({ runId: id }, context as never)).rejects.toThrow('a fault');
    const run = await inTeam((scope) => runs(scope).where({ id }).first());
    expect(run).toMatchObject({ state: 'failed', result: 'failed' });
  });
});

it('one training of a kind at a time: asking again is answered with the one under way', async () => {
  const ask = () =>
    inTeam((scope) => askForTraining(scope, { kind: 'effort', cause: 'asked', actor: team().actor }));
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one.id).toBe(other.id);
  expect(await events('model.retraining_asked')).toHaveLength(1);
  const value = await inTeam((scope) =>
    askForTraining(scope, { kind: 'value', cause: 'asked', actor: team().actor }),
  );
  expect(value.id).not.toBe(one.id);
});
