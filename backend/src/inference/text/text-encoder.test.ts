import type { TextEncoderSpec } from '@valora/contracts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTextEncoder } from './text-encoder.js';

interface Golden {
  readonly specs: Record<string, TextEncoderSpec>;
  readonly cases: {
    readonly texts: Record<string, string>;
    readonly terms: Record<string, [number[], number[]]>;
  }[];
  readonly long: { readonly unit: string; readonly times: number; readonly sha256: Record<string, string> }[];
}

const golden = JSON.parse(readFileSync(join('ml', 'tests', 'golden', 'text.json'), 'utf8')) as Golden;

describe.each(Object.entries(golden.specs))('texts by the encoder "%s"', (name, spec) => {
  const encoder = createTextEncoder(spec);

  it('have the terms that Python finds', () => {
    expect(golden.cases.length).toBeGreaterThanOrEqual(300);
    for (const { texts, terms } of golden.cases) {
      const { ids, counts } = encoder.encode(texts);
      expect({ texts, terms: [[...ids], [...counts]] }).toEqual({ texts, terms: terms[name] });
    }
  });

  it.each(golden.long)(
    'of a megabyte of "$unit" have the terms that Python finds',
    ({ unit, times, sha256 }) => {
      const text = unit.repeat(times);
      const { ids, counts } = encoder.encode({ title: text, description: text });
      const pairs = [...ids].map((id, at) => `${String(id)}:${String(counts[at])}`);
      expect(createHash('sha256').update(pairs.join(',')).digest('hex')).toBe(sha256[name]);
    },
  );
});

it('a row of names that every object has is empty', () => {
  const encoder = createTextEncoder({
    fields: [{ name: 'constructor', salt: 0, words: 1, chars: null }],
    buckets: 16,
    maxTerms: 16,
  });
  expect(encoder.encode({}).ids).toHaveLength(0);
});
