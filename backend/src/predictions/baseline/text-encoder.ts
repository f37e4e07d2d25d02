import { mean } from './numbers.js';
import type { SparseRow } from './sparse-matrix.js';
import { stated } from './stated-constants.js';
import { bucketCount, termBuckets } from './text-terms.js';
import { type IssueText, shapeInputCount, textShape } from './text-shape.js';

/** Buckets of the title's terms, of the description's terms, then the shape. */
export const textColumnCount = 2 * bucketCount + shapeInputCount;

const { maxTitleChars, maxDescriptionChars, shapeScale } = stated.text;

/** An issue's text cut into what is counted; only the stated first characters are read. */
export interface ReadText {
  readonly terms: readonly [title: Uint32Array, description: Uint32Array];
  readonly shape: readonly number[];
}

export const readText = (issue: IssueText): ReadText => {
  const title = issue.title.slice(0, maxTitleChars);
  const description = issue.description.slice(0, maxDescriptionChars);
  return {
    terms: [termBuckets(title, 1), termBuckets(description, 2)],
    shape: textShape({ title, description }),
  };
};

/** Rarity of every term and the usual shape, learned from a team's texts. */
export interface TextEncoder {
  readonly rarity: Float32Array;
  readonly shapeMeans: readonly number[];
  readonly shapeSds: readonly number[];
}

const forEachTerm = (buckets: Uint32Array, visit: (bucket: number, count: number) => void): void => {
  for (let at = 0; at < buckets.length;) {
    const bucket = buckets[at] ?? 0;
    const start = at;
    while (at < buckets.length && buckets[at] === bucket) at += 1;
    visit(bucket, at - start);
  }
};

/** Inverse document frequency, smoothed; 0 for terms never seen, which thereby drop out. */
export const fitEncoder = (texts: readonly ReadText[]): TextEncoder => {
  const rarity = new Float32Array(2 * bucketCount);
  for (const { terms } of texts)
    terms.forEach((buckets, block) =>
      forEachTerm(buckets, (bucket) => {
        const column = block * bucketCount + bucket;
        rarity[column] = (rarity[column] ?? 0) + 1;
      }),
    );
  rarity.forEach((documents, column) => {
    if (documents > 0) rarity[column] = 1 + Math.log((texts.length + 1) / (documents + 1));
  });
  const column = (j: number): number[] => texts.map(({ shape }) => shape[j] ?? 0);
  const shapeMeans = Array.from({ length: shapeInputCount }, (_, j) => mean(column(j)));
  const shapeSds = shapeMeans.map((m, j) => Math.sqrt(mean(column(j).map((x) => (x - m) ** 2))));
  return { rarity, shapeMeans, shapeSds };
};

/** TF-IDF with title and description each scaled to length 1, then the standardised shape on a small scale. */
export const encodeText = (encoder: TextEncoder, text: ReadText): SparseRow => {
  const columns: number[] = [];
  const values: number[] = [];
  text.terms.forEach((buckets, block) => {
    const from = values.length;
    let squares = 0;
    forEachTerm(buckets, (bucket, count) => {
      const column = block * bucketCount + bucket;
      const value = (1 + Math.log(count)) * (encoder.rarity[column] ?? 0);
      if (value === 0) return;
      columns.push(column);
      values.push(value);
      squares += value * value;
    });
    const length = Math.sqrt(squares);
    for (let i = from; i < values.length; i += 1) values[i] = (values[i] ?? 0) / length;
  });
  text.shape.forEach((x, j) => {
    const sd = encoder.shapeSds[j] ?? 0;
    if (sd < 1e-9) return;
    const z = Math.min(3, Math.max(-3, (x - (encoder.shapeMeans[j] ?? 0)) / sd));
    columns.push(2 * bucketCount + j);
    values.push((shapeScale * z) / Math.sqrt(shapeInputCount));
  });
  return { columns, values };
};
