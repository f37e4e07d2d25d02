import type { CompanySegment } from './company-texts.js';
import { sampleAreas } from './data/areas.js';
import { companyKeys, sampleCompanies } from './data/companies.js';
import { sampleProduct } from './data/product.js';
import { unattachedSignals } from './data/unattached.js';
import { featureDays, sampleFeature, type FeatureSource, type SampleFeature } from './sample-feature.js';
import { sampleSignals, type SampleSignal } from './sample-signal.js';
import { seeded } from './seeded.js';

export interface SampleCompany {
  readonly name: string;
  /** Euro per year; 0 for prospects. */
  readonly annualRevenue: number;
  readonly segment: CompanySegment;
}

export type KeyedFeature = Omit<SampleFeature, 'slug' | 'needs'> & {
  readonly key: string;
  /** Keys of features that must come before. */
  readonly needs: readonly string[];
};

export type KeyedSignal = Omit<SampleSignal, 'featureSlug'> & { readonly featureKey: string | null };

export interface SampleWorkspace {
  readonly companies: readonly SampleCompany[];
  /** Oldest first, as a tracker would have numbered them. */
  readonly features: readonly KeyedFeature[];
  readonly signals: readonly KeyedSignal[];
}

const sources = (): { source: FeatureSource; area: string }[] =>
  sampleAreas.flatMap(({ label: area, delivered, open }) => [
    ...delivered.map((texts) => ({ source: { state: 'delivered', texts } as const, area })),
    ...open.map((texts) => ({ source: { state: 'open', texts } as const, area })),
  ]);

/** Numbers rise with age and leave gaps, since a tracker also counts bugs and chores. */
const keysByAge = (features: readonly SampleFeature[], prefix: string): Map<string, string> => {
  const random = seeded('numbers');
  let last = 11;
  return new Map(
    features.map(({ slug }) => {
      last += 1 + Math.floor(random() * 4);
      return [slug, `${prefix}-${last}`];
    }),
  );
};

/**
 * The sample product: an invented scheduling tool for maintenance companies, with its backlog, its customers’ words and what
 * became of the features it delivered.
 *
 * The outcomes are SYNTHETIC. They were drawn once, before the notes to them were written, from story points p and promised value
 * v (thousand euro): effort = 3.2 · p^0.9 · e^(0.6·z) person-days; no effect with probability 0.38, otherwise value
 * = 18 · √(v/24) · e^(0.75·z) thousand euro, z standard normal. So points say something about effort, promises little about
 * value, and texts nothing about either beyond that: the sample shows how the product works, never how well it predicts.
 *
 * @param options.now everything is dated back from here; the same day gives the same workspace
 */
export const sampleWorkspace = (options: { now: Date; keyPrefix?: string }): SampleWorkspace => {
  const { now, keyPrefix = sampleProduct.keyPrefix } = options;
  const placed = sources();
  const features = placed
    .map(({ source, area }) => sampleFeature({ source, area, now }))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const keys = keysByAge(features, keyPrefix);
  const keyOf = (slug: string): string => {
    const key = keys.get(slug);
    if (key === undefined) throw new Error(`Unknown feature: ${slug}`);
    return key;
  };
  const spoken = placed.flatMap(({ source }) =>
    sampleSignals({
      topic: source.texts.slug,
      lines: source.texts.signals ?? [],
      days: featureDays(source),
      now,
    }),
  );
  const inbox = sampleSignals({ topic: 'inbox', lines: unattachedSignals, days: null, now });
  return {
    companies: companyKeys.map((key) => {
      const { name, segment, revenueEurPerYear } = sampleCompanies[key];
      return { name, segment, annualRevenue: revenueEurPerYear };
    }),
    features: features.map(({ slug, needs, ...feature }) => ({
      ...feature,
      key: keyOf(slug),
      needs: needs.map(keyOf),
    })),
    signals: [...spoken, ...inbox].map(({ featureSlug, ...signal }) => ({
      ...signal,
      featureKey: featureSlug === null ? null : keyOf(featureSlug),
    })),
  };
};
