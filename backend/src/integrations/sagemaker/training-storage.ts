import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untarModel } from './untar.js';

const MOST_BYTES = 256 * 1024 * 1024;

/** The bucket through which a training job gets its rows and gives its model back. */
export interface TrainingStorage {
  readonly uri: (key: string) => string;
  /** Puts the files of a folder below a key. */
  readonly upload: (folder: string, key: string) => Promise<void>;
  /** Unpacks `model.tar.gz` at an address of this bucket to a folder. */
  readonly fetchModel: (uri: string, folder: string) => Promise<void>;
  /** Removes all below a key. */
  readonly remove: (key: string) => Promise<void>;
}

export const createTrainingStorage = (s3: Pick<S3Client, 'send'>, bucket: string): TrainingStorage => {
  const uri = (key: string): string => `s3://${bucket}/${key}`;
  return {
    uri,
    upload: async (folder, key) => {
      for (const name of await readdir(folder)) {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `${key}/${name}`,
            // Whole, not as a stream: the SDK can send it again.
            Body: await readFile(path.join(folder, name)),
            ServerSideEncryption: 'AES256',
          }),
        );
      }
    },
    fetchModel: async (address, folder) => {
      if (!address.startsWith(uri(''))) throw new Error(`the model lies in another bucket: ${address}`);
      const Key = address.slice(uri('').length);
      const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      if (!Body || ContentLength > MOST_BYTES)
        throw new Error(`the model has ${String(ContentLength)} bytes`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const [name, content] of await untarModel(await Body.transformToByteArray(), MOST_BYTES)) {
        await writeFile(path.join(folder, name), content);
      }
    },
    remove: async (key) => {
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: `${key}/` }));
      const Objects = listed.Contents?.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }])) ?? [];
      if (Objects.length === 0) return;
      await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
    },
  };
};
