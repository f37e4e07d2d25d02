import { sampleWorkspace } from './sample-workspace.js';

const { features, signals } = sampleWorkspace({ now: new Date('2026-11-23T10:30:00Z') });

/** Pairs of neighbouring words, so that order counts. */
const shingles = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.length < 2 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`));
};

const overlap = (a: Set<string>, b: Set<string>): number => {
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  return shared / (a.size + b.size - shared);
};

const alike = (texts: readonly string[], limit: number): [string, string][] => {
  const sets = texts.map(shingles);
  return sets.flatMap((set, index) =>
    sets
      .slice(0, index)
      .flatMap((other, earlier): [string, string][] =>
        overlap(set, other) > limit ? [[texts[earlier] ?? '', texts[index] ?? '']] : [],
      ),
  );
};

describe('the words of the sample', () => {
  it('has no two signals that are nearly the same', () => {
    expect(
      alike(
        signals.map(({ text }) => text),
        0.3,
      ),
    ).toEqual([]);
  });

  it('has no two features that are nearly the same', () => {
    expect(
      alike(
        features.map(({ title, description }) => `${title} ${description}`),
        0.3,
      ),
    ).toEqual([]);
  });

  it('says something everywhere: no empty or endless text, no straight quotes left from typing', () => {
    for (const { title, description } of features) {
      expect(title.length).toBeGreaterThan(8);
      expect(title.length).toBeLessThan(70);
      expect(description.length).toBeGreaterThan(40);
      expect(description.length).toBeLessThan(400);
    }
    const texts = [
      ...features.flatMap((feature) => [feature.title, feature.description]),
      ...signals.map((s) => s.text),
    ];
    for (const text of texts) expect(text).not.toMatch(/ {2}|\p{L}'\p{L}|^\s|\s$|https?:/u);
  });

  it('is heard through every channel', () => {
    const share = (source: string) =>
      signals.filter((signal) => signal.source === source).length / signals.length;
    for (const source of ['slack', 'github', 'email', 'interview', 'support'])
      expect(share(source)).toBeGreaterThan(0.03);
  });
});
