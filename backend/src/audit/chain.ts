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
  readonly correlationId: string | null;
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
    event.correlationId,
    event.createdAt.toISOString(),
  ]);
  return createHmac('sha256', key).update(entry.prevHash).update(text).digest();
};

/** The newest entry of a chain. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

export type Verdict =
  | { readonly intact: true; readonly entries: number; readonly head: Buffer | null }
  | {
      readonly intact: false;
      readonly entries: number;
      readonly head: Buffer | null;
      readonly firstBadSeq: number;
      readonly problem: string;
    };

interface Fault {
  readonly firstBadSeq: number;
  readonly problem: string;
}

const faultOf = (key: Buffer, link: Link, after: Head): string | null => {
  const seq = after.seq + 1;
  const name = `entry ${String(seq)}`;
  if (link.seq !== seq) return `${name} is missing`;
  if (link.event === null) return `the event of ${name} was deleted`;
  if (!link.prevHash.equals(after.hash)) return `${name} does not follow the one before it`;
  return hashEntry(key, { seq, prevHash: after.hash, event: link.event }).equals(link.hash)
    ? null
    : `${name} was changed`;
};

const faultOfAnchor = (anchor: Head, found: { entries: number; hash: Buffer | null }): Fault | null => {
  if (found.entries < anchor.seq)
    return {
      firstBadSeq: found.entries + 1,
      problem: `the chain ends at ${String(found.entries)} but reached ${String(anchor.seq)} before: it was cut off`,
    };
  return found.hash?.equals(anchor.hash) === true
    ? null
    : {
        firstBadSeq: anchor.seq,
        problem: `entry ${String(anchor.seq)} is not the one that was anchored: the chain was replaced`,
      };
};

/**
 * Recomputes a chain, link by link as they come, in the order of their sequence numbers.
 * @param anchor the newest head known from outside (the anchor file); a shorter or other chain was truncated or replaced
 */
export const verifyChain = async (
  key: Buffer,
  links: Iterable<Link> | AsyncIterable<Link>,
  anchor: Head | null,
): Promise<Verdict> => {
  let last: Head = { seq: 0, hash: genesis };
  let entries = 0;
  let head: Buffer | null = null;
  let anchored: Buffer | null = null;
  let fault: Fault | null = null;
  for await (const link of links) {
    entries += 1;
    head = link.hash;
    // Behind the first bad entry nothing can be told; the rest is only counted.
    if (fault !== null) continue;
    const problem = faultOf(key, link, last);
    if (problem !== null) fault = { firstBadSeq: last.seq + 1, problem };
    last = { seq: link.seq, hash: link.hash };
    if (link.seq === anchor?.seq) anchored = link.hash;
  }
  if (anchor !== null) fault ??= faultOfAnchor(anchor, { entries, hash: anchored });
  return fault === null ? { intact: true, entries, head } : { intact: false, entries, head, ...fault };
};
