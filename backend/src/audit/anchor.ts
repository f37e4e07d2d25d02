import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Lake, TeamScope } from '../platform/index.js';
import { findHash, findHead } from './append.js';
import type { Head } from './chain.js';

const stored = z.object({ seq: z.int().min(1), hash: z.hex().length(64) });
const keyOf = (teamId: string): string => `audit/team=${teamId}/head.json`;

const parse = (text: string): Head | 'unreadable' => {
  try {
    const { seq, hash } = stored.parse(JSON.parse(text));
    return { seq, hash: Buffer.from(hash, 'hex') };
  } catch {
    // It is only ever written whole: somebody else wrote this.
    return 'unreadable';
  }
};

/** The newest head known outside the database: a chain that was cut off or replaced as a whole no longer fits it. */
export const readAnchor = async (lake: Lake, teamId: string): Promise<Head | 'unreadable' | null> =>
  (await lake.list(`audit/team=${teamId}`)).includes(keyOf(teamId))
    ? parse((await buffer(await lake.read(keyOf(teamId)))).toString('utf8'))
    : null;

/**
 * Moves the anchor to the head of the chain. It only moves along a chain that still holds the entry it is at: an anchor
 * that followed a chain cut off behind it would hide what it is there to show.
 * @returns false when the chain no longer holds the anchored entry; the anchor stays
 */
export const moveAnchor = async (scope: TeamScope, lake: Lake): Promise<boolean> => {
  const anchor = await readAnchor(lake, scope.teamId);
  if (anchor === 'unreadable') return false;
  if (anchor !== null && (await findHash(scope, anchor.seq))?.equals(anchor.hash) !== true) return false;
  const head = await findHead(scope);
  if (head === null || head.seq === anchor?.seq) return true;
  await lake.write(
    keyOf(scope.teamId),
    Readable.from([JSON.stringify({ seq: head.seq, hash: head.hash.toString('hex') })]),
  );
  return true;
};
