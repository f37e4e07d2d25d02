import type { CompanyTexts } from './company-texts.js';
import { sampleCompanies, type CompanyKey } from './data/companies.js';
import { atSomeHour, daysAgo } from './days-ago.js';
import { parseSignalLine, type SampleSource, type SpokenSignal } from './parse-signal-line.js';
import { permalink } from './permalink.js';
import type { FeatureDays } from './sample-feature.js';
import { seeded } from './seeded.js';
import type { SignalLine } from './texts.js';

export interface SampleSignal extends Pick<SpokenSignal, 'text' | 'intent' | 'sentiment' | 'urgency'> {
  /** Unique; the same in every run. */
  readonly externalId: string;
  readonly source: SampleSource;
  readonly permalink: string;
  readonly author: string;
  readonly companyName: string;
  readonly occurredAt: Date;
  /** Slug; null while it waits in the inbox. */
  readonly featureSlug: string | null;
  /** externalId of the signal it repeats. */
  readonly mergedInto: string | null;
}

const companyOf = (key: string): CompanyTexts => {
  const company = sampleCompanies[key as CompanyKey] as CompanyTexts | undefined;
  if (company === undefined) throw new Error(`Unknown company: ${key}`);
  return company;
};

/** Within one feature one person speaks for a company, unless the line names another. */
const speakers = (topic: string): ((spoken: SpokenSignal) => string) => {
  const chosen = new Map<string, string>();
  return ({ company: key, speaker }) => {
    const { contacts } = companyOf(key);
    const drawn = Math.floor(seeded(`${key} about ${topic}`)() * contacts.length);
    const name = speaker === null ? (chosen.get(key) ?? contacts[drawn]) : contacts[speaker - 1];
    if (name === undefined) throw new Error(`${key} has no contact ${speaker}`);
    chosen.set(key, name);
    return name;
  };
};

/** So many days between the two, earliest first. */
const spread = (options: { count: number; from: number; to: number; random: () => number }): number[] => {
  const { count, from, to, random } = options;
  return Array.from({ length: count }, () => to + random() * (from - to)).sort((a, b) => b - a);
};

/** Requests come from a month before the proposal until the decision; the rest after the release. In the order of the lines. */
const daysOfSignals = (
  spoken: readonly SpokenSignal[],
  days: FeatureDays,
  random: () => number,
): number[] => {
  const before = spoken.filter((signal) => days.released === null || !signal.afterRelease).length;
  const early = spread({ count: before, from: days.proposed + 30, to: days.decided + 1, random });
  const late = spread({
    count: spoken.length - before,
    from: (days.released ?? 0) - 2,
    to: Math.max(1, (days.released ?? 0) - 240),
    random,
  });
  return [...early, ...late];
};

/**
 * Signals on one topic, in the order in which they were said.
 * @param options.days null for the inbox, which holds the last three weeks
 * @throws Error on an unreadable line, an unknown company, or a repetition of nothing
 */
export const sampleSignals = (options: {
  topic: string;
  lines: readonly SignalLine[];
  days: FeatureDays | null;
  now: Date;
}): SampleSignal[] => {
  const { topic, days, now } = options;
  const spoken = options.lines.map(parseSignalLine);
  const random = seeded(`signals of ${topic}`);
  const speakerOf = speakers(topic);
  const on = daysOfSignals(spoken, days ?? { proposed: -9, decided: 0, released: null }, random);
  let original: string | null = null;
  return spoken.map((signal, index) => {
    const externalId = `sample:${topic}:${index + 1}`;
    if (signal.saysAgain && original === null) throw new Error(`${externalId} repeats nothing`);
    const mergedInto = signal.saysAgain ? original : null;
    if (!signal.saysAgain) original = externalId;
    return {
      externalId,
      source: signal.source,
      permalink: permalink(signal.source, externalId),
      author: speakerOf(signal),
      companyName: companyOf(signal.company).name,
      occurredAt: atSomeHour(daysAgo(now, on[index] ?? 1), random),
      featureSlug: days === null ? null : topic,
      mergedInto,
      text: signal.text,
      intent: signal.intent,
      sentiment: signal.sentiment,
      urgency: signal.urgency,
    };
  });
};
