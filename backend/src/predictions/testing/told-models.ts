import type { Artifact, ModelAnswer, ModelRow, ModelRunner } from '../../inference/index.js';
import type { ModelDeps } from '../ask-predictor.js';
import { createTrainedModels, noModels, type TeamModels } from '../trained-models.js';

/** A model of which only its name matters: a test’s runner answers for it. */
export const anArtifact = (version: string, kind: Artifact['card']['kind'] = 'effort'): Artifact =>
  ({ folder: `/nowhere/${version}`, card: { name: kind, kind, version } }) as Artifact;

export interface Told {
  readonly run: (row: ModelRow, version: string) => ModelAnswer;
  readonly modelsOf: (featureId: string) => TeamModels;
  readonly base?: TeamModels;
  readonly served?: Partial<Awaited<ReturnType<ModelRunner['run']>>>;
}

/** Models that say what a test tells them to. */
export const toldModels = ({ run, modelsOf, base = noModels, served }: Told): ModelDeps => {
  const runner: ModelRunner = {
    run: ({ artifact, rows }) =>
      Promise.resolve().then(() => ({
        answers: rows.map((row) => run(row, artifact.card.version)),
        modelVersion: artifact.card.version,
        servedBy: 'local',
        ...served,
      })),
  };
  return {
    speak: createTrainedModels({ runner }),
    runner,
    loadBase: () => Promise.resolve(base),
    loadTeamModels: () => Promise.resolve(modelsOf),
    findModel: (_scope, version) =>
      Promise.resolve(version.startsWith('gone') ? null : anArtifact(version, 'value')),
    log: { error: () => undefined } as unknown as ModelDeps['log'],
  };
};
