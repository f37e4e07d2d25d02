import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Lake } from '../platform/index.js';
import type { Head } from './append.js';

const stored = z.object({ seq: z.int().min(1), hash: z.string() });
const keyOf = (teamId: string): string => `audit/team=${teamId}/head.json`;

/** Keeps the newest head outside the database: a chain that was cut off or replaced as a whole no longer fits it. */
export const writeAnchor = async (lake: Lake, teamId: string, head: Head): Promise<void> => {
  await lake.write(
    keyOf(teamId),
    Readable.from([JSON.stringify({ seq: head.seq, hash: head.hash.toString('hex') })]),
  );
};

export const readAnchor = async (lake: Lake, teamId: string): Promise<Head | null> => {
  if ((await lake.list(`audit/team=${teamId}`)).length === 0) return null;
  const { seq, hash } = stored.parse(
    JSON.parse((await buffer(await lake.read(keyOf(teamId)))).toString('utf8')),
  );
  return { seq, hash: Buffer.from(hash, 'hex') };
};
