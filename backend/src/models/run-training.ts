import { ArtifactError, ModelFailedError, ModelInputError } from '../inference/index.js';
import { newId, type TeamScope } from '../platform/index.js';
import { concludeRun, keepUnusable } from './conclude-run.js';
import { endRun, type RunEnd } from './end-run.js';
import { judgeOnHeldOut } from './judge-on-held-out.js';
import { findChampionRecord } from './model-store.js';
import { fewestTrainingRows, splitInTime, type Split } from './rules/split-in-time.js';
import { onScale } from './rules/loss.js';
import { runProgress, tellEnd } from './run-progress.js';
import type { RunRecord } from './run-record.js';
import { runs } from './run-store.js';
import { TrainingFailed, type Trained } from './trainer.js';
import type { TrainingDeps, TrainingJob } from './training-deps.js';
import { loadTrainingHistory, type HistoryRow } from './training-rows.js';

/** A run whose process was killed is begun again this often; then something about it kills. */
const mostAttempts = 3;
const failsForGood = 'Training failed: it was interrupted three times over. The champion stays.';

interface Begun {
  readonly run: RunRecord;
  readonly history: readonly HistoryRow[];
}

const begin = (deps: TrainingDeps, { teamId, runId }: TrainingJob): Promise<Begun | RunRecord | null> =>
  deps.database.inTeam(teamId, async (scope) => {
    const [run] = (await runs(scope)
      .where({ id: runId })
      .whereIn('state', ['queued', 'running'])
      .update({
        state: 'running',
        step: 'Gathering outcomes',
        share: 0,
        attempts: scope.trx.raw('attempts + 1'),
        touched_at: scope.trx.fn.now(),
      })
      .returning('*')) as RunRecord[];
    if (run === undefined) return null;
    if (run.attempts > mostAttempts) return endRun(scope, run, { result: 'failed', reason: failsForGood });
    const history = await loadTrainingHistory(scope, run.kind);
    await runs(scope)
      .where({ id: runId })
      .update({ row_count: history.length, seen_until: history.at(-1)?.training.recordedAt ?? null });
    return { run, history };
  });

/** What can be said before anything is trained; the parts otherwise. */
const prepare = ({ run, history }: Begun): Split<HistoryRow> | RunEnd => {
  const split = splitInTime(history);
  if (split === null) {
    const needed = fewestTrainingRows + 15;
    return {
      result: 'too_few',
      reason: `${history.length} outcomes were recorded after a prediction; ${needed} are needed to train and to judge.`,
    };
  }
  const [first, ...others] = split.training.map(({ actual }) => onScale(run.kind, actual));
  if (others.every((other) => other === first))
    return {
      result: 'no_variation',
      reason: `All ${split.training.length} outcomes to learn from are the same; there is nothing to tell apart.`,
    };
  return split;
};

const train = async (
  deps: TrainingDeps,
  { run, split, signal }: { run: RunRecord; split: Split<HistoryRow>; signal: AbortSignal },
): Promise<Trained> => {
  const progress = runProgress(deps, run);
  try {
    return await deps.trainer.train({
      workId: `${run.id}.${String(run.attempts)}`,
      kind: run.kind,
      rows: split.training.map(({ training }) => training),
      signal,
      onProgress: progress.note,
    });
  } finally {
    await progress.settled();
  }
};

const end = async (deps: TrainingDeps, run: RunRecord, result: RunEnd): Promise<void> => {
  const ended = await deps.database.inTeam(run.team_id, (scope) => endRun(scope, run, result));
  if (ended !== null) tellEnd(deps.live, ended);
};

/** The champion as it is served: one whose file was damaged has left its place to the base model. */
const servedChampion = async ({ artifacts }: TrainingDeps, scope: TeamScope, run: RunRecord) => {
  const record = await findChampionRecord(scope, run.kind);
  if (record?.artifact_key == null) return { record, served: null };
  try {
    return { record, served: { record, artifact: await artifacts.load(record.artifact_key) } };
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    return { record, served: null };
  }
};

const judge = async (
  deps: TrainingDeps,
  { run, split }: { run: RunRecord; split: Split<HistoryRow> },
  trained: Extract<Trained, { result: 'trained' }>,
): Promise<void> => {
  const modelId = newId();
  const key = `team=${run.team_id}/${run.kind}-${modelId}`;
  await deps.artifacts.place(trained.folder, key);
  const problem = await deps.artifacts.problemOf(key);
  if (problem !== null) {
    await deps.artifacts.remove(key);
    throw new TrainingFailed(`the trained model cannot be used: ${problem}`);
  }
  const artifact = await deps.artifacts.load(key);
  const about = { run, split, modelId, report: trained.report, artifact, key };
  const before = await deps.database.inTeam(run.team_id, (scope) => servedChampion(deps, scope, run));
  try {
    const verdict = await judgeOnHeldOut(deps.runner, {
      kind: run.kind,
      split,
      challenger: about.artifact,
      champion: before.served,
    });
    await concludeRun(deps, { ...about, verdict, against: before.record });
  } catch (error) {
    if (!(error instanceof ModelFailedError) && !(error instanceof ModelInputError)) throw error;
    await keepUnusable(deps, about, error.message);
  }
};

/**
 * Trains a challenger and lets it meet the champion. May be called again after a crash and begins anew. Every way it can
 * go ends in the run’s row with a reason; only a database that is out of reach is thrown, to be tried again.
 */
export const runTraining = async (deps: TrainingDeps, job: TrainingJob): Promise<void> => {
  const begun = await begin(deps, job);
  if (begun === null) return;
  if (!('run' in begun)) {
    tellEnd(deps.live, begun);
    return;
  }
  const { run } = begun;
  const split = prepare(begun);
  if ('result' in split) return end(deps, run, split);
  try {
    const trained = await train(deps, { run, split, signal: job.signal });
    if (trained.result !== 'trained') return await end(deps, run, trained);
    await judge(deps, { run, split }, trained).finally(trained.discard);
  } catch (error) {
    if (!(error instanceof TrainingFailed)) throw error;
    job.log.warn({ err: error, runId: run.id }, 'a training failed');
    await end(deps, run, {
      result: 'failed',
      reason: `Training failed: ${error.message}. The champion stays.`,
    });
  }
};
