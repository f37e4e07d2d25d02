import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { python } from './run-container.js';

const run = promisify(execFile);

const locate = (uri: string): { Bucket: string; Key: string } => {
  const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  return { Bucket, Key };
};

const download = async (s3: S3Client, uri: string, folder: string): Promise<void> => {
  const { Bucket, Key: Prefix } = locate(uri);
  await mkdir(folder, { recursive: true });
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  for (const { Key = '' } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    await writeFile(join(folder, basename(Key)), (await Body?.transformToByteArray()) ?? '');
  }
};

/**
 * Does what SageMaker does with a job that was created: brings the channels to the container’s folders, runs the
 * container’s own `train.py`, packs the model and stores it. Returns what the container left as the reason of a failure.
 */
export const runTrainingJob = async (
  { sagemaker, s3 }: { readonly sagemaker: SageMakerClient; readonly s3: S3Client },
  name: string,
): Promise<string | undefined> => {
  const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  const root = await mkdtemp(join(tmpdir(), 'opt-ml-'));
  try {
    for (const { ChannelName = '', DataSource } of job.InputDataConfig ?? []) {
      await download(s3, DataSource?.S3DataSource?.S3Uri ?? '', join(root, 'input', 'data', ChannelName));
    }
    await mkdir(join(root, 'input', 'config'), { recursive: true });
    await writeFile(
      join(root, 'input', 'config', 'hyperparameters.json'),
      JSON.stringify(job.HyperParameters),
    );
    const ml = resolve('ml');
    const env = { PYTHONPATH: ml, OMP_NUM_THREADS: '1' };
    const failed = await run(python, ['sagemaker/train.py', '--root', root], { cwd: ml, env }).then(
      () => false,
      () => true,
    );
    if (failed) return await readFile(join(root, 'output', 'failure'), 'utf8');
    const packed = join(root, 'model.tar.gz');
    await run('tar', ['-czf', packed, '-C', join(root, 'model'), '.']);
    const { Bucket, Key } = locate(job.ModelArtifacts?.S3ModelArtifacts ?? '');
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: await readFile(packed) }));
    return undefined;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};
