import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { api, type ModelKind } from '@valora/contracts';
import { createFeature, setInputs } from '../../features/index.js';
import { loadHistory, recordOutcome } from '../../outcomes/index.js';
import { createDatabase } from '../../platform/db/database.js';
import { systemActor, type Actor, type Database, type TeamScope } from '../../platform/index.js';
import { localPredictor, predictFeatures } from '../../predictions/index.js';
import { aTeam, type TestTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { createArtifactFolder } from '../artifact-folder.js';
import { askForTraining } from '../ask-for-training.js';
import type { RunRecord } from '../run-record.js';
import { runs } from '../run-store.js';
import { runTraining } from '../run-training.js';
import type { TrainingDeps } from '../training-deps.js';
import { madeUpRunner } from './a-trained-model.js';
import { chance } from './chance.js';
import { createMadeUpTrainer } from './made-up-trainer.js';

type InTeam = <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;

/** Outcomes lie evenly between one day and these on a logarithmic scale. */
const mostDays = 50;

const aFeature = (inTeam: InTeam, actor: Actor, made: { index: number; reach: number }): Promise<string> =>
  inTeam(async (scope) => {
    const { index, reach } = made;
    const title = `Export ${String(index)}`;
    const body = api.features.create.body.parse({ title, description: `Page ${String(index)}` });
    const { id } = await createFeature(scope, body, { actor });
    await setInputs(scope, { featureId: id, inputs: [{ name: 'reach', value: reach }], actor });
    return id;
  });

const anOutcome = (inTeam: InTeam, actor: Actor, made: { featureId: string; days: number }) =>
  inTeam((scope) =>
    recordOutcome(scope, {
      featureId: made.featureId,
      actualEffortDays: made.days,
      realisedValue: null,
      releasedOn: null,
      note: null,
      source: 'human',
      actor,
    }),
  );

const predictAllOf = (inTeam: InTeam) => (): Promise<string[]> =>
  inTeam((scope) =>
    predictFeatures(
      scope,
      { predictor: localPredictor(), loadHistory },
      { featureIds: 'all', actor: systemActor },
    ),
  );

/** Delivers so many features, one after the other, each predicted before. Days are their reach unless said. */
const deliverIn =
  (inTeam: InTeam, actor: () => Actor) =>
  async (count: number, daysOf: (reach: number) => number = (reach) => reach): Promise<void> => {
    const random = chance(count);
    const made: { featureId: string; days: number }[] = [];
    for (let index = 0; index < count; index += 1) {
      const reach = Math.ceil(mostDays ** random());
      made.push({ featureId: await aFeature(inTeam, actor(), { index, reach }), days: daysOf(reach) });
    }
    await predictAllOf(inTeam)();
    for (const one of made) await anOutcome(inTeam, actor(), one);
  };

const trainIn =
  (inTeam: InTeam, given: { team: () => TestTeam; deps: () => TrainingDeps }) =>
  async (kind: ModelKind = 'effort', signal = new AbortController().signal): Promise<RunRecord> => {
    const { teamId, actor } = given.team();
    const { id } = await inTeam((scope) => askForTraining(scope, { kind, cause: 'asked', actor }));
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;
    await runTraining(given.deps(), { teamId, runId: id, signal, log });
    return inTeam(async (scope) => (await runs(scope).where({ id }).first()) as RunRecord);
  };

const eventsIn = (inTeam: InTeam) => (type: string) =>
  inTeam(
    async ({ trx, teamId }) =>
      (await trx('events').where({ team_id: teamId, type }).orderBy('id')) as {
        payload: Record<string, unknown>;
      }[],
  );

/** A team on a real database whose features take as many days as their `reach` says, with a made-up trainer. */
export const teamWithOutcomes = () => {
  let template: TestDatabase;
  let database: Database;
  let team: TestTeam;
  let folder: string;
  const told: [string, unknown][] = [];
  const make = () => ({
    trainer: createMadeUpTrainer(path.join(folder, 'work')),
    artifacts: createArtifactFolder({ folder: path.join(folder, 'artifacts') }),
  });
  let parts: ReturnType<typeof make>;
  beforeAll(async () => {
    template = await databaseFromTemplate();
    database = createDatabase({ url: template.appUrl });
  });
  afterAll(async () => {
    await database.close();
    await template.drop();
  });
  beforeEach(async () => {
    team = await aTeam(database);
    folder = await mkdtemp(path.join(os.tmpdir(), 'valora-models-'));
    parts = make();
    told.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const inTeam: InTeam = (work) => database.inTeam(team.teamId, work);
  const live = { publish: (_: string, name: string, payload: unknown) => void told.push([name, payload]) };
  const deps = () => ({ database, runner: madeUpRunner, live, ...parts });
  return {
    inTeam,
    deps,
    deliver: deliverIn(inTeam, () => team.actor),
    predictAll: predictAllOf(inTeam),
    train: trainIn(inTeam, { team: () => team, deps }),
    events: eventsIn(inTeam),
    told,
    folder: () => folder,
    team: () => team,
    trainer: () => parts.trainer,
    artifacts: () => parts.artifacts,
  };
};
