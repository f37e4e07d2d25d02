import { inputDefinitions } from '@valora/contracts';
import fc from 'fast-check';
import { sampleWorkspace } from './sample-workspace.js';

const now = new Date('2026-11-23T10:30:00Z');
const { companies, features, signals } = sampleWorkspace({ now });
const delivered = features.filter(({ status }) => status === 'delivered');
const measured = delivered.flatMap(({ inputs, outcome }) => {
  const promised = inputs.find(({ name }) => name === 'value')?.value;
  const points = inputs.find(({ name }) => name === 'storyPoints')?.value;
  if (outcome === null || outcome.realisedValue === null) return [];
  if (promised === undefined || points === undefined) throw new Error('an outcome without its promise');
  return [{ promised, points, realised: outcome.realisedValue, days: outcome.actualEffortDays }];
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const ranks = (numbers: readonly number[]) =>
  numbers.map(
    (number) =>
      numbers.filter((other) => other < number).length + numbers.filter((o) => o === number).length / 2,
  );
const correlation = (a: readonly number[], b: readonly number[]) => {
  const meanA = sum(a) / a.length;
  const meanB = sum(b) / b.length;
  const product = sum(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)));
  const scale = (values: readonly number[], mean: number) =>
    Math.sqrt(sum(values.map((v) => (v - mean) ** 2)));
  return product / (scale(a, meanA) * scale(b, meanB));
};
const rankCorrelation = (a: readonly number[], b: readonly number[]) => correlation(ranks(a), ranks(b));

describe('the sample workspace', () => {
  it('is large enough to look like a real backlog', () => {
    expect(features.length).toBeGreaterThanOrEqual(120);
    expect(signals.length).toBeGreaterThanOrEqual(400);
    expect(companies.length).toBeGreaterThanOrEqual(40);
    expect(measured.length).toBeGreaterThanOrEqual(60);
    expect(new Set(features.map(({ status }) => status))).toEqual(
      new Set(['idea', 'planned', 'in_progress', 'delivered', 'dropped']),
    );
    expect(features.filter(({ mustDo }) => mustDo).length).toBeGreaterThanOrEqual(5);
  });

  it('has unique keys, titles, companies and external ids', () => {
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    unique(features.map(({ key }) => key));
    unique(features.map(({ title }) => title.toLowerCase()));
    unique(companies.map(({ name }) => name.toLowerCase()));
    unique(signals.map(({ externalId }) => externalId));
    unique(signals.map((signal) => signal.permalink));
  });

  it('refers only to things it holds', () => {
    const keys = new Set(features.map(({ key }) => key));
    const names = new Set(companies.map(({ name }) => name));
    for (const { needs, key } of features)
      for (const need of needs) expect(keys.has(need) && need !== key).toBe(true);
    for (const { companyName, featureKey } of signals) {
      expect(names).toContain(companyName);
      if (featureKey !== null) expect(keys).toContain(featureKey);
    }
    expect(new Set(signals.map(({ companyName }) => companyName))).toEqual(names);
  });

  it('has prerequisites without a circle', () => {
    const needs = new Map(features.map((feature) => [feature.key, feature.needs]));
    const reach = (key: string, path: readonly string[]): void => {
      expect(path).not.toContain(key);
      for (const need of needs.get(key) ?? []) reach(need, [...path, key]);
    };
    for (const { key } of features) reach(key, []);
    expect(features.filter((feature) => feature.needs.length > 0).length).toBeGreaterThanOrEqual(5);
  });

  it('keeps every input inside its scale', () => {
    for (const { key, inputs } of features)
      for (const { name, value } of inputs) {
        const { min, max, ...rest } = inputDefinitions[name];
        const allowed: readonly number[] | undefined = 'allowed' in rest ? rest.allowed : undefined;
        const fits = value >= min && value <= max && (allowed === undefined || allowed.includes(value));
        expect({ key, name, value, fits }).toEqual({ key, name, value, fits: true });
      }
  });

  it('merges a repetition into an earlier signal on the same topic that is none itself', () => {
    const byId = new Map(signals.map((signal) => [signal.externalId, signal]));
    const merged = signals.filter(({ mergedInto }) => mergedInto !== null);
    expect(merged.length).toBeGreaterThanOrEqual(10);
    for (const { mergedInto, featureKey, occurredAt } of merged) {
      const original = byId.get(mergedInto ?? '');
      expect(original).toMatchObject({ mergedInto: null, featureKey });
      expect(original?.occurredAt.getTime()).toBeLessThan(occurredAt.getTime() + 86_400_000);
    }
  });

  it('links to example.com only', () => {
    for (const signal of signals) expect(new URL(signal.permalink).hostname).toMatch(/(^|\.)example\.com$/);
    const everything = JSON.stringify({ companies, features, signals });
    for (const [, host] of everything.matchAll(/https?:\/\/([^/"\s]+)/g))
      expect(host).toMatch(/(^|\.)example\.com$/);
  });

  it('lets one company shout and many ask quietly', () => {
    const voices = (featureKey: string) => signals.filter((signal) => signal.featureKey === featureKey);
    const byPosts = features.map(({ key }) => key).sort((a, b) => voices(b).length - voices(a).length);
    const [loudest = '', second = ''] = byPosts;
    const askers = (key: string) => new Set(voices(key).map(({ companyName }) => companyName)).size;
    expect(voices(loudest).length).toBeGreaterThanOrEqual(24);
    expect(askers(loudest)).toBe(1);
    expect(voices(second).length).toBeLessThan(voices(loudest).length);
    expect(askers(second)).toBeGreaterThanOrEqual(10);
  });

  it('holds each outcome to what such programmes see: many without effect, less than promised, points a rough guide', () => {
    const noEffect = measured.filter(({ realised }) => realised === 0).length / measured.length;
    expect(noEffect).toBeGreaterThanOrEqual(1 / 3);
    expect(noEffect).toBeLessThanOrEqual(1 / 2);
    const promisedToRealised = sum(measured.map((m) => m.promised)) / sum(measured.map((m) => m.realised));
    expect(promisedToRealised).toBeGreaterThan(1.3);
    const pointsAndDays = rankCorrelation(
      measured.map((m) => m.points),
      measured.map((m) => m.days),
    );
    expect(pointsAndDays).toBeGreaterThan(0.3);
    expect(pointsAndDays).toBeLessThan(0.8);
    const promiseAndValue = rankCorrelation(
      measured.map((m) => m.promised),
      measured.map((m) => m.realised),
    );
    expect(promiseAndValue).toBeGreaterThan(-0.1);
    expect(promiseAndValue).toBeLessThan(0.5);
  });

  it('is dated before now and in order, whatever now is, and otherwise the same', () => {
    const moments = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const other = sampleWorkspace({ now: moment });
        for (const { createdAt, inputs, outcome } of other.features) {
          for (const { asOf } of inputs) {
            expect(asOf.getTime()).toBeGreaterThan(createdAt.getTime());
            expect(asOf.getTime()).toBeLessThan(moment.getTime());
            if (outcome !== null) expect(asOf.toISOString().slice(0, 10) < outcome.releasedOn).toBe(true);
          }
          expect(createdAt.getTime()).toBeLessThan(moment.getTime());
        }
        for (const { occurredAt } of other.signals)
          expect(occurredAt.getTime()).toBeLessThan(moment.getTime());
        expect(other.features.map(({ key, title }) => [key, title])).toEqual(
          features.map(({ key, title }) => [key, title]),
        );
        expect(other.signals.map(({ author, text }) => [author, text])).toEqual(
          signals.map(({ author, text }) => [author, text]),
        );
      }),
      { numRuns: 20 },
    );
  });
});
