import { createHmac } from 'node:crypto';

/** What an entry of the chain says; its hash covers all of it and the hash before. */
export interface ChainedEvent {
  readonly id: string;
  readonly teamId: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly actor: string;
  readonly actorId: string | null;
  readonly payload: unknown;
  readonly createdAt: Date;
}

export interface Link {
  readonly seq: number;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  /** Null when the event is gone. */
  readonly event: ChainedEvent | null;
}

export const genesis = Buffer.alloc(32);

/** Keys sorted at every depth, so that a stored JSON text and its copy hash alike. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
};

/** HMAC-SHA256 over sequence number, previous hash and the event: without the key no entry can be forged. */
export const hashEntry = (
  key: Buffer,
  entry: { seq: number; prevHash: Buffer; event: ChainedEvent },
): Buffer => {
  const { event } = entry;
  const text = JSON.stringify([
    entry.seq,
    event.id,
    event.teamId,
    event.type,
    event.subjectId,
    event.actor,
    event.actorId,
    canonical(event.payload),
    event.createdAt.toISOString(),
  ]);
  return createHmac('sha256', key).update(entry.prevHash).update(text).digest();
};

export type Verdict =
  | { readonly intact: true; readonly entries: number; readonly head: Buffer | null }
  | {
      readonly intact: false;
      readonly entries: number;
      readonly head: Buffer | null;
      readonly firstBadSeq: number;
      readonly problem: string;
    };

/**
 * Recomputes a chain.
 * @param anchor the newest head known from outside (the anchor file); a shorter or other chain was truncated or replaced
 */
export const verifyChain = (
  key: Buffer,
  links: readonly Link[],
  anchor: { seq: number; hash: Buffer } | null,
): Verdict => {
  let prevHash: Buffer = genesis;
  const bad = (firstBadSeq: number, problem: string): Verdict => ({
    intact: false,
    entries: links.length,
    head: links.at(-1)?.hash ?? null,
    firstBadSeq,
    problem,
  });
  for (const [index, link] of links.entries()) {
    const seq = index + 1;
    if (link.seq !== seq) return bad(seq, `entry ${String(seq)} is missing`);
    if (link.event === null) return bad(seq, `the event of entry ${String(seq)} was deleted`);
    if (!link.prevHash.equals(prevHash))
      return bad(seq, `entry ${String(seq)} does not follow the one before it`);
    if (!hashEntry(key, { seq, prevHash, event: link.event }).equals(link.hash))
      return bad(seq, `entry ${String(seq)} was changed`);
    prevHash = link.hash;
  }
  if (anchor !== null) {
    if (links.length < anchor.seq)
      return bad(
        links.length + 1,
        `the chain ends at ${String(links.length)} but reached ${String(anchor.seq)} before: it was cut off`,
      );
    if (links[anchor.seq - 1]?.hash.equals(anchor.hash) !== true)
      return bad(
        anchor.seq,
        `entry ${String(anchor.seq)} is not the one that was anchored: the chain was replaced`,
      );
  }
  return { intact: true, entries: links.length, head: links.at(-1)?.hash ?? null };
};
