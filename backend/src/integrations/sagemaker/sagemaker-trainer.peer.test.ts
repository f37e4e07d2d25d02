import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import type { TrainingProgress, TrainingRow } from '@valora/contracts';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArtifact } from '../../inference/index.js';
import { createSageMakerTrainer, createTrainingClients, type SageMakerTrainerOptions } from './index.js';
import { runTrainingJob } from './testing/run-training-job.js';
import { startMoto, type Moto } from './testing/start-moto.js';

const startMs = 120_000;
const bucket = 'valora-training';
let moto: Moto;
let clients: ReturnType<typeof createTrainingClients>;
let workFolder: string;

beforeAll(async () => {
  moto = await startMoto();
  clients = createTrainingClients({
    region: 'us-east-1',
    endpointUrl: moto.url,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  await clients.s3.send(new CreateBucketCommand({ Bucket: bucket }));
}, startMs);
afterAll(() => moto.stop());
beforeEach(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'sagemaker-'));
});
afterEach(() => rm(workFolder, { recursive: true, force: true }));

const rowsOf = (count: number): TrainingRow[] =>
  Array.from({ length: count }, (_, at) => ({
    featureId: `feature-${String(at)}`,
    recordedAt: new Date(Date.UTC(2026, 0, 1 + at)).toISOString(),
    row: {
      texts: { title: `Feature ${String(at)} \u{1f680}\u2028`, description: '' },
      numbers: { reach: (at * 37) % 100, confidence: at % 2 === 0 ? null : 0.5, demand: at % 7 },
      categories: { type: at % 3 === 0 ? 'bug' : null },
    },
    outcome: { effortDays: null, value: 100 * (1 + ((at * 37) % 100)) * (0.8 + (at % 5) / 10), cost: 2_000 },
  }));

const trainerOf = (options: Partial<SageMakerTrainerOptions> = {}) =>
  createSageMakerTrainer({
    ...clients,
    bucket,
    image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/valora-ml:1',
    roleArn: 'arn:aws:iam::123456789012:role/valora-training',
    workFolder,
    ...options,
  });

let works = 0;
const requestOf = (count: number, signal = new AbortController().signal) => {
  const progress: TrainingProgress[] = [];
  const request = {
    workId: `work-${String(works++)}`,
    kind: 'value' as const,
    rows: rowsOf(count),
    signal,
    onProgress: (each: TrainingProgress) => progress.push(each),
  };
  return { progress, request, job: `valora-${request.workId}` };
};

const leftInBucket = async (): Promise<number> =>
  (await clients.s3.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount ?? 0;

it(
  'trains by a job that runs the container’s own code, and leaves no row behind',
  async () => {
    const { request, progress, job } = requestOf(60);
    const wait = async (): Promise<void> => {
      expect(await leftInBucket()).toBeGreaterThan(0);
      expect(await runTrainingJob(clients, job)).toBeUndefined();
    };
    const trained = await trainerOf({ wait }).train(request);
    if (trained.result !== 'trained') throw new Error(trained.reason);
    expect(trained.report).toMatchObject({ kind: 'value', rows: 60 });
    const { card } = await loadArtifact(trained.folder);
    expect(card.files['graph']?.sha256).toBe(trained.report.graphSha256);
    expect(progress).toEqual([{ step: 'SageMaker: Completed', share: 1 }]);
    expect(await leftInBucket()).toBe(0);
    const described = await clients.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: job }));
    expect(described.HyperParameters).toEqual({ kind: 'value', seed: '0' });
    await trained.discard();
    expect(await readdir(workFolder)).toEqual([]);
  },
  startMs,
);

it.each([0, 1])(
  'says so when %i outcomes are too few',
  async (count) => {
    const { request, job } = requestOf(count);
    const wait = () => runTrainingJob(clients, job);
    const trained = await trainerOf({ wait }).train(request);
    expect(trained).toMatchObject({ result: 'too_few', reason: expect.any(String) as string });
    expect(await readdir(workFolder)).toEqual([]);
  },
  startMs,
);

const fails = async (options: Partial<SageMakerTrainerOptions>, message: RegExp): Promise<void> => {
  const { request } = requestOf(3);
  await expect(trainerOf(options).train(request)).rejects.toMatchObject({
    name: 'TrainingFailed',
    message: expect.stringMatching(message) as string,
  });
  expect(await readdir(workFolder)).toEqual([]);
  expect(await leftInBucket()).toBe(0);
};

/** SageMaker whose jobs end as told. */
const endingWith = (ended: object): SageMakerTrainerOptions['sagemaker'] & { readonly asked: string[] } => {
  const asked: string[] = [];
  const send = (command: object): Promise<unknown> => {
    asked.push(command.constructor.name);
    return Promise.resolve(command instanceof DescribeTrainingJobCommand ? ended : {});
  };
  return { asked, send: send as never };
};
const wait = () => Promise.resolve();

it('fails with the container’s own reason', async () => {
  const sagemaker = endingWith({
    TrainingJobStatus: 'Failed',
    FailureReason: 'AlgorithmError: rows.jsonl line 3',
  });
  await fails({ sagemaker, wait }, /^AlgorithmError: rows\.jsonl line 3$/);
});

it('fails where the job was stopped by somebody', async () => {
  await fails(
    { sagemaker: endingWith({ TrainingJobStatus: 'Stopped' }), wait },
    /^SageMaker ended it: Stopped$/,
  );
});

it('fails where the bucket is not there', async () => {
  await fails({ bucket: 'nobodys-bucket', wait }, /^the rows could not be stored: /);
});

it('fails where SageMaker does not take the job', async () => {
  const send = () => Promise.reject(new Error('ResourceLimitExceeded'));
  await fails({ sagemaker: { send }, wait }, /^SageMaker did not take the training: ResourceLimitExceeded$/);
});

it('fails where the model is no archive', async () => {
  const stored = { Bucket: bucket, Key: 'valora/training/broken.tar.gz' };
  const broken = async (): Promise<void> => {
    await clients.s3.send(new PutObjectCommand({ ...stored, Body: 'not an archive' }));
  };
  const S3ModelArtifacts = `s3://${bucket}/${stored.Key}`;
  const sagemaker = endingWith({ TrainingJobStatus: 'Completed', ModelArtifacts: { S3ModelArtifacts } });
  const { request } = requestOf(3);
  await expect(trainerOf({ sagemaker, wait: broken }).train(request)).rejects.toThrow(
    /^the trained model could not be fetched: the archive cannot be unpacked/,
  );
});

it('stops the job when it is told to', async () => {
  const abort = new AbortController();
  const sagemaker = endingWith({ TrainingJobStatus: 'InProgress', SecondaryStatus: 'Training' });
  const { request, progress } = requestOf(3, abort.signal);
  let looks = 0;
  const trained = trainerOf({
    sagemaker,
    wait: () => {
      if (looks++ === 2) abort.abort();
      return abort.signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
    },
  }).train(request);
  await expect(trained).rejects.toMatchObject({ name: 'TrainingFailed', message: 'it was stopped' });
  expect(progress).toEqual([{ step: 'SageMaker: Training', share: 0.3 }]);
  expect(sagemaker.asked[0]).toBe(CreateTrainingJobCommand.name);
  expect(sagemaker.asked.at(-1)).toBe('StopTrainingJobCommand');
});
