import { createSimilarityIndex, type SimilarityDocument } from '../../similarity/index.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMegabytes, showMs, showNumber, showRatio } from '../show-number.js';
import { median, percentile } from '../statistics.js';
import { ratios, timeInTurns } from '../time-in-turns.js';
import { randomDocuments } from './random-documents.js';
import { createScan } from './scan-documents.js';

const count = 100_000;
const limit = 10;
const enoughMs = 30;

export const findSimilarMethod =
  'An index of 100,000 documents of 8 words title and 90 words description on average, words as unevenly common as in a language; a query is a document that is not in it, half of whose words come from one that is. Reference: every document compared with the query by cosine of TF-IDF, which reads the words of all of them. Both must find the document that the query was made from.';

const withoutReference = { reference: '', ratio: '', target: '', met: null } as const;

/** A document made from another: its words, half of them replaced by those of a stranger. */
const disguised = (original: SimilarityDocument, stranger: SimilarityDocument): SimilarityDocument => {
  const half = (text: string, from: number) =>
    text
      .split(' ')
      .filter((_, position) => position % 2 === from)
      .join(' ');
  const mix = (field: 'title' | 'description') => `${half(original[field], 0)} ${half(stranger[field], 1)}`;
  return { id: 'query', title: mix('title'), description: mix('description') };
};

const heldBytes = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const build = (documents: readonly SimilarityDocument[]) => {
  const [bytes, started] = [heldBytes(), performance.now()];
  const index = createSimilarityIndex();
  for (const document of documents) index.upsert(document);
  return { index, ms: performance.now() - started, bytes: heldBytes() - bytes };
};

export const measureSimilarity = ({ quick }: BenchContext): Measurement[] => {
  const documents = randomDocuments(count);
  const strangers = randomDocuments(quick ? 30 : 150, 2);
  const queries = strangers.map((stranger, turn) => ({
    made: String(turn * 617),
    query: disguised(documents[turn * 617] ?? stranger, stranger),
  }));
  const { index, ms, bytes } = build(documents);
  const scan = createScan(documents);
  const missed = { ours: 0, reference: 0 };
  const turns = { ours: 0, reference: 0 };
  const ask =
    (who: keyof typeof turns, find: (query: SimilarityDocument) => readonly { id: string }[]) => () => {
      const asked = queries[turns[who]++ % queries.length];
      if (asked !== undefined && find(asked.query)[0]?.id !== asked.made) missed[who] += 1;
    };
  const times = timeInTurns(
    {
      ours: ask('ours', (query) => index.find({ like: query, limit })),
      reference: ask('reference', (query) => scan(query, limit)),
    },
    { warmUps: 5, runs: queries.length },
  );
  const [ours, reference] = [times.ours.wallMs, times.reference.wallMs];
  const changes = strangers.map((stranger, turn) => {
    const started = performance.now();
    index.upsert({ ...stranger, id: String(turn * 617) });
    return performance.now() - started;
  });
  const showTimes = (values: readonly number[]) =>
    `${showMs(percentile(values, 50))} / ${showMs(percentile(values, 95))}`;
  return [
    {
      what: `a query over ${showNumber(count)} documents: p50 / p95 (CPU p95)`,
      ours: `${showTimes(ours)} (${showMs(percentile(times.ours.cpuMs, 95))})`,
      reference: `${showTimes(reference)} (${showMs(percentile(times.reference.cpuMs, 95))})`,
      ratio: showRatio(median(ratios(ours, reference))),
      target: `p95 ≤ ${String(enoughMs)} ms`,
      met: percentile(ours, 95) <= enoughMs,
    },
    {
      what: 'queries that did not find the document they were made from',
      ours: showNumber(missed.ours),
      reference: showNumber(missed.reference),
      ratio: '',
      target: 'no more than the reference',
      met: missed.ours <= missed.reference,
    },
    { what: 'a document changed: p50 / p95', ours: showTimes(changes), ...withoutReference },
    { what: `${showNumber(count)} documents taken in`, ours: showMs(ms), ...withoutReference },
    { what: 'memory it holds, garbage included', ours: showMegabytes(bytes), ...withoutReference },
  ];
};
