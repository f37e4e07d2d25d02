import type { BuiltInInput, FeatureStatus } from '@valora/contracts';
import { sampleAuthors } from './data/product.js';
import { atSomeHour, daysAgo, isoDay } from './days-ago.js';
import { seeded } from './seeded.js';
import type { DeliveredTexts, FeatureTexts, OpenTexts } from './texts.js';

export interface SampleInput {
  readonly name: BuiltInInput;
  /** In the unit of the input; money in euro. */
  readonly value: number;
  readonly asOf: Date;
  readonly actor: string;
}

export interface SampleOutcome {
  readonly actualEffortDays: number;
  /** Calendar day, ISO 8601. */
  readonly releasedOn: string;
  /** Euro; null while it is too early to tell. */
  readonly realisedValue: number | null;
  readonly note: string;
}

export interface SampleFeature {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly status: FeatureStatus;
  readonly labels: readonly string[];
  readonly mustDo: boolean;
  readonly createdAt: Date;
  readonly inputs: readonly SampleInput[];
  /** Slugs of features that must come before. */
  readonly needs: readonly string[];
  readonly outcome: SampleOutcome | null;
}

export type FeatureSource =
  | { readonly state: 'delivered'; readonly texts: DeliveredTexts }
  | { readonly state: 'open'; readonly texts: OpenTexts };

/** Days before now at which a feature was proposed, its work began and it was released. */
export interface FeatureDays {
  readonly proposed: number;
  /** Last day for inputs and requests; for open features yesterday. */
  readonly decided: number;
  readonly released: number | null;
}

/** Ideas wait two months to two years; delivered work was proposed two months to a year before its start. */
export const featureDays = ({ state, texts }: FeatureSource): FeatureDays => {
  const random = seeded(`days of ${texts.slug}`);
  if (state === 'open')
    return { proposed: texts.ageDays ?? Math.round(60 + random() * 600), decided: 1, released: null };
  const { releasedDaysAgo, effortDays } = texts.delivery;
  // A feature is worked on by one or two people beside other work: calendar days ≈ person-days.
  const decided = Math.round(releasedDaysAgo + effortDays);
  return { proposed: Math.round(decided + 60 + random() * 300), decided, released: releasedDaysAgo };
};

type GivenInput = [name: BuiltInInput, value: number | undefined, actor: string];

const givenInputs = (texts: FeatureTexts): GivenInput[] => {
  const { scores, points, value, survey } = sampleAuthors;
  return [
    ['reach', texts.rice?.reach, scores],
    ['impact', texts.rice?.impact, scores],
    ['confidence', texts.rice?.confidence, scores],
    ['effort', texts.rice?.effort, scores],
    ['businessValue', texts.wsjf?.businessValue, scores],
    ['timeCriticality', texts.wsjf?.timeCriticality, scores],
    ['riskReduction', texts.wsjf?.riskReduction, scores],
    ['jobSize', texts.wsjf?.jobSize, scores],
    ['importance', texts.opportunity?.importance, survey],
    ['satisfaction', texts.opportunity?.satisfaction, survey],
    ['value', texts.valueEur, value],
    ['costOfDelay', texts.costOfDelayEurPerWeek, value],
    ['storyPoints', texts.points, points],
  ];
};

/** Each author gave all of theirs in one sitting, between proposal and decision. */
const datedInputs = (texts: FeatureTexts, days: FeatureDays, now: Date): SampleInput[] =>
  givenInputs(texts).flatMap(([name, value, actor]) => {
    if (value === undefined) return [];
    const random = seeded(`${actor} on ${texts.slug}`);
    const day = days.decided + random() * (days.proposed - 1 - days.decided);
    return [{ name, value, actor, asOf: atSomeHour(daysAgo(now, day), random) }];
  });

const describeWithDuty = ({ description, mustDo }: FeatureTexts, now: Date): string =>
  mustDo === undefined
    ? description
    : `${description}\n\nMust be done by ${isoDay(daysAgo(now, -mustDo.dueInDays))}: ${mustDo.reason}.`;

const outcomeOf = (source: FeatureSource, now: Date): SampleOutcome | null => {
  if (source.state === 'open') return null;
  const { releasedDaysAgo, effortDays, valueEur, note } = source.texts.delivery;
  return {
    actualEffortDays: effortDays,
    releasedOn: isoDay(daysAgo(now, releasedDaysAgo)),
    realisedValue: valueEur ?? null,
    note,
  };
};

export const sampleFeature = (options: { source: FeatureSource; area: string; now: Date }): SampleFeature => {
  const { source, area, now } = options;
  const { texts } = source;
  const days = featureDays(source);
  return {
    slug: texts.slug,
    title: texts.title,
    description: describeWithDuty(texts, now),
    status: source.state === 'delivered' ? 'delivered' : (source.texts.status ?? 'idea'),
    labels: [area],
    mustDo: texts.mustDo !== undefined,
    createdAt: atSomeHour(daysAgo(now, days.proposed), seeded(`hour of ${texts.slug}`)),
    inputs: datedInputs(texts, days, now),
    needs: texts.dependsOn ?? [],
    outcome: outcomeOf(source, now),
  };
};
