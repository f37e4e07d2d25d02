export { createRuntimeClient, createTrainingClients, type AwsSettings } from './sagemaker-clients.js';
export { createSageMakerRunner, type SageMakerRunnerOptions } from './sagemaker-runner.js';
export { createSageMakerTrainer, type SageMakerTrainerOptions } from './sagemaker-trainer.js';
