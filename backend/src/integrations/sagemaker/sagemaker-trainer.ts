import type { S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  StopTrainingJobCommand,
  type Channel,
  type DescribeTrainingJobResponse,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { ModelKind } from '@valora/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createWorkFolder,
  TrainingFailed,
  type Trainer,
  type TrainingFolders,
  type TrainingRequest,
} from '../../models/index.js';
import { createTrainingStorage } from './training-storage.js';

export interface SageMakerTrainerOptions {
  readonly sagemaker: Pick<SageMakerClient, 'send'>;
  readonly s3: Pick<S3Client, 'send'>;
  readonly bucket: string;
  /** Below which the jobs' rows and models lie while they run. */
  readonly keyPrefix?: string;
  /** The image of `ml/sagemaker/Dockerfile` in the registry. */
  readonly image: string;
  /** Role of the job: it reads and writes the bucket. */
  readonly roleArn: string;
  readonly instanceType?: string;
  readonly maxRuntimeMs?: number;
  /** Folder of the base model of a kind, if there is one. */
  readonly baseOf?: (kind: ModelKind) => string | undefined;
  /** On the file system of the artifacts; every training works in a folder of its own here. */
  readonly workFolder: string;
  readonly pollMs?: number;
  /** Waits between two looks at the job; rejects when the signal says so. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Share of the work that is done when a job says this of itself. */
const SHARES: Readonly<Record<string, number>> = {
  Starting: 0.05,
  Pending: 0.05,
  LaunchingMLInstances: 0.1,
  PreparingTrainingStack: 0.15,
  Downloading: 0.2,
  DownloadingTrainingImage: 0.25,
  Training: 0.3,
  Uploading: 0.9,
  Completed: 1,
};

interface Job {
  readonly name: string;
  readonly key: string;
  readonly kind: ModelKind;
  readonly channels: readonly string[];
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a step with AWS; what fails there is a failed training that says which step. */
const step = async <Value>(what: string, work: Promise<Value>): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    throw new TrainingFailed(`${what}: ${reasonOf(error)}`, { cause: error });
  }
};

const describeJob = (
  options: SageMakerTrainerOptions,
  { name, key, kind, channels }: Job,
  uri: (key: string) => string,
): CreateTrainingJobCommand => {
  const toChannel = (channel: string): Channel => ({
    ChannelName: channel,
    DataSource: {
      S3DataSource: {
        S3DataType: 'S3Prefix',
        S3Uri: uri(`${key}/${channel}/`),
        S3DataDistributionType: 'FullyReplicated',
      },
    },
  });
  return new CreateTrainingJobCommand({
    TrainingJobName: name,
    RoleArn: options.roleArn,
    AlgorithmSpecification: { TrainingImage: options.image, TrainingInputMode: 'File' },
    HyperParameters: { kind, seed: '0' },
    InputDataConfig: channels.map(toChannel),
    OutputDataConfig: { S3OutputPath: uri(`${key}/result`) },
    ResourceConfig: {
      InstanceType: (options.instanceType ?? 'ml.m5.large') as 'ml.m5.large',
      InstanceCount: 1,
      VolumeSizeInGB: 10,
    },
    StoppingCondition: { MaxRuntimeInSeconds: Math.ceil((options.maxRuntimeMs ?? 15 * 60_000) / 1000) },
  });
};

/** Looks at the job until it ends. */
const follow = async (
  options: SageMakerTrainerOptions,
  name: string,
  { signal, onProgress }: TrainingRequest,
): Promise<DescribeTrainingJobResponse> => {
  const { sagemaker, pollMs = 5_000, wait = (ms) => delay(ms, undefined, { signal }) } = options;
  let said: string | undefined;
  for (;;) {
    await wait(pollMs, signal);
    const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    const { SecondaryStatus: status, TrainingJobStatus: main } = job;
    if (status !== undefined && status !== said) {
      said = status;
      onProgress({ step: `SageMaker: ${status}`.slice(0, 200), share: SHARES[status] ?? 0.3 });
    }
    if (main === 'Completed' || main === 'Failed' || main === 'Stopped') return job;
  }
};

/** Trains as a SageMaker training job: the rows go by S3, and so does the model. Nothing of either is left there. */
export const createSageMakerTrainer = (options: SageMakerTrainerOptions): Trainer => {
  const { sagemaker, workFolder, keyPrefix = 'valora/training' } = options;
  const storage = createTrainingStorage(options.s3, options.bucket);

  const runJob = async (job: Job, request: TrainingRequest): Promise<string> => {
    const command = describeJob(options, job, storage.uri);
    await step('SageMaker did not take the training', sagemaker.send(command));
    try {
      const ended = await step('SageMaker does not say how it is', follow(options, job.name, request));
      if (ended.TrainingJobStatus === 'Completed') return ended.ModelArtifacts?.S3ModelArtifacts ?? '';
      throw new TrainingFailed(
        ended.FailureReason ?? `SageMaker ended it: ${String(ended.TrainingJobStatus)}`,
      );
    } catch (error) {
      // A job that has ended cannot be stopped: that is what was wanted.
      const stop = new StopTrainingJobCommand({ TrainingJobName: job.name });
      await sagemaker.send(stop).catch(() => undefined);
      throw request.signal.aborted ? new TrainingFailed('it was stopped', { cause: error }) : error;
    }
  };

  const train = async (request: TrainingRequest, { data, out }: TrainingFolders): Promise<void> => {
    const { kind, workId } = request;
    const name = `valora-${workId.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.slice(0, 63).replace(/-+$/, '');
    const base = options.baseOf?.(kind);
    const channels = ['training', ...(base === undefined ? [] : ['base'])];
    const job: Job = { name, key: `${keyPrefix}/${name}`, kind, channels };
    try {
      await step('the rows could not be stored', storage.upload(data, `${job.key}/training`));
      if (base !== undefined) {
        await step('the base model could not be stored', storage.upload(base, `${job.key}/base`));
      }
      const model = await runJob(job, request);
      await step('the trained model could not be fetched', storage.fetchModel(model, out));
    } finally {
      await storage.remove(job.key).catch(() => undefined);
    }
  };

  const work = createWorkFolder(workFolder);
  return {
    train: async (request) => {
      if (request.signal.aborted) throw new TrainingFailed('it was stopped');
      return work.train(request, (folders) => train(request, folders));
    },
    cleanUp: work.cleanUp,
  };
};
