import fc from 'fast-check';
import { genesis, hashEntry, verifyChain, type ChainedEvent, type Link, type Verdict } from './chain.js';

const key = Buffer.from('a key that only the installation knows');

const event = (n: number): ChainedEvent => ({
  id: `e${String(n)}`,
  teamId: 't',
  type: 'feature.updated',
  subjectId: null,
  actor: 'Mara',
  actorId: null,
  payload: { n, nested: { b: 1, a: [n] } },
  correlationId: null,
  createdAt: new Date(1_700_000_000_000 + n),
});

const chainOf = (length: number, eventAt = event, with_ = key): Link[] => {
  const links: Link[] = [];
  let prevHash: Buffer = genesis;
  for (let seq = 1; seq <= length; seq += 1) {
    const hash = hashEntry(with_, { seq, prevHash, event: eventAt(seq) });
    links.push({ seq, prevHash, hash, event: eventAt(seq) });
    prevHash = hash;
  }
  return links;
};

const anchorOf = (links: readonly Link[]) => {
  const last = links.at(-1);
  return last === undefined ? null : { seq: last.seq, hash: last.hash };
};

const length = 30;
const honest = chainOf(length);
const place = fc.integer({ min: 1, max: length });

interface Tampering {
  readonly links: readonly Link[];
  /** What the verifier has to name. */
  readonly firstBad: number;
}

const changed = (at: number, change: Partial<Link>): Link[] =>
  honest.map((link) => (link.seq === at ? { ...link, ...change } : link));

const edits: Readonly<Record<keyof ChainedEvent, Partial<ChainedEvent>>> = {
  id: { id: 'another' },
  teamId: { teamId: 'another' },
  type: { type: 'feature.removed' },
  subjectId: { subjectId: 'another' },
  actor: { actor: 'Somebody else' },
  actorId: { actorId: 'another' },
  payload: { payload: { n: -1 } },
  correlationId: { correlationId: 'another' },
  createdAt: { createdAt: new Date(0) },
};

const edit = fc
  .tuple(place, fc.constantFrom(...(Object.keys(edits) as (keyof ChainedEvent)[])))
  .map(([at, field]): Tampering => ({
    links: changed(at, { event: { ...event(at), ...edits[field] } }),
    firstBad: at,
  }));

/** The tamperer rewrites the hash too, with a key of their own. */
const forge = place.map((at): Tampering => {
  const forged = { ...event(at), actor: 'Somebody else' };
  const prevHash = honest[at - 1]?.prevHash ?? genesis;
  return {
    links: changed(at, {
      event: forged,
      hash: hashEntry(Buffer.from('guessed'), { seq: at, prevHash, event: forged }),
    }),
    firstBad: at,
  };
});

const forget = place.map((at): Tampering => ({ links: changed(at, { event: null }), firstBad: at }));

const renumber = (links: readonly Link[]): Link[] =>
  links.map((link, index) => ({ ...link, seq: index + 1 }));

const remove = fc.tuple(place, fc.boolean()).map(([at, closingTheGap]): Tampering => {
  const links = honest.filter(({ seq }) => seq !== at);
  return { links: closingTheGap ? renumber(links) : links, firstBad: at };
});

const insert = fc.tuple(place, fc.boolean()).map(([at, movingTheRest]): Tampering => {
  const links = [...honest];
  const copied = honest[at - 1] as Link;
  links.splice(at - 1, 0, { ...copied, event: event(999) });
  return { links: movingTheRest ? renumber(links) : links, firstBad: at };
});

const reorder = fc
  .uniqueArray(place, { minLength: 2, maxLength: 2 })
  .map(([one = 1, other = 2]): Tampering => {
    const links = [...honest];
    links[one - 1] = { ...(honest[other - 1] as Link), seq: one };
    links[other - 1] = { ...(honest[one - 1] as Link), seq: other };
    return { links, firstBad: Math.min(one, other) };
  });

const truncate = fc
  .integer({ min: 0, max: length - 1 })
  .map((kept): Tampering => ({ links: honest.slice(0, kept), firstBad: kept + 1 }));

const firstBadOf = (verdict: Verdict): number | null => (verdict.intact ? null : verdict.firstBadSeq);

describe('verifyChain', () => {
  it('finds an untouched chain intact, whatever the order of the keys in a payload', async () => {
    const links = chainOf(20).map((link) => ({
      ...link,
      event: { ...event(link.seq), payload: { nested: { a: [link.seq], b: 1 }, n: link.seq } },
    }));
    expect(await verifyChain(key, links, anchorOf(links))).toMatchObject({ intact: true, entries: 20 });
  });

  it('holds a chain that grew since it was anchored, and one that is still empty', async () => {
    expect((await verifyChain(key, honest, anchorOf(honest.slice(0, 10)))).intact).toBe(true);
    expect(await verifyChain(key, [], null)).toEqual({ intact: true, entries: 0, head: null });
  });
});

describe('B10: a tampered audit chain', () => {
  it('is found out at its first bad entry in each of 1,000 random tamperings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(edit, forge, forget, remove, insert, reorder, truncate),
        async ({ links, firstBad }) => {
          expect(firstBadOf(await verifyChain(key, links, anchorOf(honest)))).toBe(firstBad);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is found out without an anchor too, unless only its end was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        // What takes the last entry away without a gap is a truncation by another name.
        fc.oneof(edit, forge, forget, reorder, insert),
        async ({ links, firstBad }) => {
          expect(firstBadOf(await verifyChain(key, links, null))).toBe(firstBad);
        },
      ),
      { numRuns: 200 },
    );
    expect((await verifyChain(key, honest.slice(0, 12), null)).intact).toBe(true);
  });

  it('is caught by the anchor when it was replaced as a whole, even with the right key', async () => {
    const replaced = chainOf(length + 2, (seq) => ({ ...event(seq), actor: 'Nobody' }));
    expect((await verifyChain(key, replaced, null)).intact).toBe(true);
    expect(firstBadOf(await verifyChain(key, replaced, anchorOf(honest)))).toBe(length);
  });
});
