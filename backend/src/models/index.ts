export { createArtifactFolder, type ArtifactFolder } from './artifact-folder.js';
export { createTeamModels } from './team-models.js';
export {
  artifactPeriodicHandlers,
  modelEventHandlers,
  modelJobHandlers,
  modelPeriodicHandlers,
} from './jobs.js';
export { createLocalTrainer, type LocalTrainerOptions } from './local-trainer.js';
export { modelRoutes } from './routes.js';
export { TrainingFailed, type Trainer, type TrainingRequest } from './trainer.js';
export type { TrainingDeps } from './training-deps.js';
export { createWorkFolder, type TrainingFolders } from './work-folder.js';
