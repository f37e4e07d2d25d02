import fc from 'fast-check';
import { genesis, hashEntry, verifyChain, type ChainedEvent, type Link } from './chain.js';

const key = Buffer.from('a key that only the installation knows');

const event = (n: number): ChainedEvent => ({
  id: `e${String(n)}`,
  teamId: 't',
  type: 'feature.updated',
  subjectId: null,
  actor: 'Mara',
  actorId: null,
  payload: { n, nested: { b: 1, a: [n] } },
  createdAt: new Date(1_700_000_000_000 + n),
});

const chainOf = (length: number): Link[] => {
  const links: Link[] = [];
  let prevHash: Buffer = genesis;
  for (let seq = 1; seq <= length; seq += 1) {
    const hash = hashEntry(key, { seq, prevHash, event: event(seq) });
    links.push({ seq, prevHash, hash, event: event(seq) });
    prevHash = hash;
  }
  return links;
};

const anchorOf = (links: readonly Link[]) => {
  const last = links.at(-1);
  return last === undefined ? null : { seq: last.seq, hash: last.hash };
};

describe('verifyChain', () => {
  it('finds an untouched chain intact, whatever the order of the keys in a payload', () => {
    const links = chainOf(20).map((link) =>
      link.event === null
        ? link
        : { ...link, event: { ...link.event, payload: { nested: { a: [link.seq], b: 1 }, n: link.seq } } },
    );
    expect(verifyChain(key, links, anchorOf(links))).toMatchObject({ intact: true, entries: 20 });
  });

  it('names the first bad entry of every tampering: edited, deleted, inserted, swapped, cut off', () => {
    const length = 30;
    const honest = chainOf(length);
    const tampering = fc.tuple(
      fc.integer({ min: 1, max: length - 1 }),
      fc.constantFrom('edit', 'delete', 'insert', 'swap', 'truncate', 'forget'),
    );
    fc.assert(
      fc.property(tampering, ([at, kind]) => {
        const links = [...honest];
        const index = at - 1;
        const link = links[index];
        const next = links[at];
        if (link?.event == null || next === undefined) return;
        if (kind === 'edit') links[index] = { ...link, event: { ...link.event, actor: 'Somebody else' } };
        if (kind === 'forget') links[index] = { ...link, event: null };
        if (kind === 'delete') links.splice(index, 1);
        if (kind === 'insert') links.splice(index, 0, { ...link, event: event(999) });
        if (kind === 'swap') links.splice(index, 2, { ...next, seq: at }, { ...link, seq: at + 1 });
        if (kind === 'truncate') links.length = at;
        const verdict = verifyChain(key, links, anchorOf(honest));
        expect(verdict.intact).toBe(false);
        if (!verdict.intact) expect(verdict.firstBadSeq).toBe(kind === 'truncate' ? at + 1 : at);
      }),
      { numRuns: 1_000 },
    );
  });

  it('catches a chain that was replaced as a whole', () => {
    const honest = chainOf(10);
    const forged = chainOf(12).map((link) => ({ ...link }));
    let prevHash: Buffer = genesis;
    const replaced = forged.map((link) => {
      const changed = { ...event(link.seq), actor: 'Nobody' };
      const hash = hashEntry(key, { seq: link.seq, prevHash, event: changed });
      const result = { seq: link.seq, prevHash, hash, event: changed };
      prevHash = hash;
      return result;
    });
    expect(verifyChain(key, replaced, anchorOf(honest))).toMatchObject({ intact: false, firstBadSeq: 10 });
  });
});
