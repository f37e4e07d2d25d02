import type { TrainingReport } from '@valora/contracts';
import type { Artifact } from '../inference/index.js';
import { systemActor, type TeamScope } from '../platform/index.js';
import { crown } from './change-champion.js';
import { endRun } from './end-run.js';
import type { ModelRecord } from './model-record.js';
import { findChampionRecord, lockKind, models } from './model-store.js';
import type { Verdict } from './rules/promote.js';
import type { Split } from './rules/split-in-time.js';
import { tellEnd } from './run-progress.js';
import type { RunRecord } from './run-record.js';
import type { TrainingDeps } from './training-deps.js';
import type { HistoryRow } from './training-rows.js';

export interface Challenger {
  readonly run: RunRecord;
  readonly split: Split<HistoryRow>;
  readonly report: TrainingReport;
  readonly artifact: Artifact;
  readonly modelId: string;
  readonly key: string;
}

const insertModel = async (
  scope: TeamScope,
  { run, split, modelId, report, artifact, key }: Challenger,
  more: Pick<ModelRecord, 'state' | 'reason'> & Partial<Pick<ModelRecord, 'held_out' | 'artifact_key'>>,
): Promise<ModelRecord> => {
  const [model] = (await scope
    .trx('models')
    .insert({
      team_id: run.team_id,
      id: modelId,
      kind: run.kind,
      version: artifact.card.version,
      artifact_key: key,
      graph_sha256: report.graphSha256 ?? '',
      card: JSON.stringify(artifact.card),
      report: JSON.stringify(report),
      trained_rows: split.training.length,
      trained_until: split.training.at(-1)?.training.recordedAt ?? new Date(0).toISOString(),
      trained_by: run.asked_by,
      ...more,
      held_out: more.held_out == null ? null : JSON.stringify(more.held_out),
    })
    .returning('*')) as ModelRecord[];
  return model as ModelRecord;
};

/** The one that waits is the latest; earlier ones are history. */
const retireChallengers = async (scope: TeamScope, { run }: Challenger): Promise<void> => {
  await models(scope)
    .where({ kind: run.kind, state: 'challenger' })
    .update({ state: 'retired', state_changed_at: scope.trx.fn.now() });
};

const waits = 'Kept the champion: fewer than 15 outcomes came after what it was trained on.';
const championChanged = 'Kept the champion: it changed while this model was judged against the one before.';

/** Enters a judged challenger, promotes it if it won, and closes the run: all of it or nothing. */
export const concludeRun = async (
  { database, live, artifacts }: Pick<TrainingDeps, 'database' | 'live' | 'artifacts'>,
  judged: Challenger & { readonly verdict: Verdict | null; readonly against: ModelRecord | null },
): Promise<void> => {
  const { run, verdict, against, key, modelId } = judged;
  const ended = await database.inTeam(run.team_id, async (scope) => {
    await lockKind(scope, run.kind);
    const champion = await findChampionRecord(scope, run.kind);
    const changed = champion?.id !== against?.id;
    const promote = verdict?.promote === true && !changed;
    const reason = changed ? championChanged : (verdict?.reason ?? waits);
    const heldOut = verdict?.heldOut.n ?? 0;
    const twin = (await models(scope)
      .where({ kind: run.kind, version: judged.artifact.card.version })
      .first()) as ModelRecord | undefined;
    if (twin !== undefined) {
      const same = `Trained the same model again as ${twin.created_at.toISOString().slice(0, 10)}: ${twin.version}.`;
      return endRun(scope, run, { result: 'kept', reason: same, modelId: twin.id, heldOut });
    }
    const done = await endRun(scope, run, {
      result: promote ? 'promoted' : 'kept',
      reason,
      modelId,
      heldOut,
    });
    if (done === null) return null;
    await retireChallengers(scope, judged);
    const model = await insertModel(scope, judged, {
      state: 'challenger',
      reason,
      held_out: verdict?.heldOut ?? null,
    });
    if (promote) await crown(scope, { model, reason, actor: systemActor });
    return done;
  });
  if (ended?.model_id !== modelId) await artifacts.remove(key);
  if (ended !== null) tellEnd(live, ended);
};

/** Enters a model that was trained but cannot answer the held-out rows; its file is not kept. */
export const keepUnusable = async (
  { database, live, artifacts }: Pick<TrainingDeps, 'database' | 'live' | 'artifacts'>,
  challenger: Challenger,
  why: string,
): Promise<void> => {
  const { run, key, modelId } = challenger;
  const reason = `The trained model cannot be served: ${why}. The champion stays.`;
  await artifacts.remove(key);
  const ended = await database.inTeam(run.team_id, async (scope) => {
    const done = await endRun(scope, run, { result: 'unusable', reason, modelId });
    if (done !== null) await insertModel(scope, challenger, { state: 'failed', reason, artifact_key: null });
    return done;
  });
  if (ended !== null) tellEnd(live, ended);
};
