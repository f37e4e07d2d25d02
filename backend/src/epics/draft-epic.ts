import type { Epic, Feature, Prediction, Spread } from '@valora/contracts';

type Draft = Epic['draft'];

/** Leaves room for the reasons below Jira’s limit. */
const maxDescriptionCharacters = 25_000;
const maxSummaryCharacters = 255;

export const percent = (ratio: number): string => {
  const whole = Math.round(ratio * 100);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${String(Math.abs(whole))} %`;
};

const chance = (probability: number): string => `${String(Math.round(probability * 100))} %`;

const grouped = (value: number): string => {
  const digits = Math.abs(value) >= 100 ? 0 : 1;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits }).replace('-', '−');
};

const between = ({ p10, p90 }: Pick<Spread, 'p10' | 'p90'>, show: (value: number) => string): string =>
  `80 % interval ${show(p10)} to ${show(p90)}`;

const restsOn: Record<Prediction['basedOn'], string> = {
  outcomes: 'The value rests on what comparable features of the team returned',
  estimate: 'The value rests on a person’s estimate, shrunk to what the team’s features usually return',
  prior: 'The value rests on stated assumptions alone; no outcome or estimate speaks for it yet',
};

type Predicted = Pick<Prediction, 'roi' | 'value' | 'effortDays' | 'basedOn'>;

const reasonsOf = ({ roi, value, effortDays, basedOn }: Predicted): string[] => [
  `Predicted return on its cost: ${percent(roi.mean)} (${between(roi, percent)}; ${chance(value.pNoEffect)} chance of no effect)`,
  `Predicted value: ${value.currency} ${grouped(value.mean)} (${between(value, grouped)})`,
  `Predicted effort: ${grouped(effortDays.mean)} person-days (${between(effortDays, grouped)})`,
  restsOn[basedOn],
];

const demandOf = (companies: number): string[] =>
  companies === 0 ? [] : [`${String(companies)} ${companies === 1 ? 'company' : 'companies'} asked for it`];

const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;

export interface DraftSource {
  readonly feature: Pick<Feature, 'title' | 'description' | 'demand' | 'jiraKey'>;
  /** Null where it has not been predicted yet. */
  readonly prediction: Predicted | null;
  /** Empty where a person has to choose. */
  readonly projectKey: string;
}

/** The epic a feature would become: its own words, then the numbers and what they rest on, as plain text. */
export const draftEpic = ({ feature, prediction, projectKey }: DraftSource): Draft => {
  const reasons = [
    ...(prediction === null ? [] : reasonsOf(prediction)),
    ...demandOf(feature.demand),
    ...(feature.jiraKey === null ? [] : [`The idea came from ${feature.jiraKey}`]),
  ];
  const parts = [
    clip(feature.description.trim(), maxDescriptionCharacters),
    ...(reasons.length === 0 ? [] : ['# Why', reasons.map((reason) => `- ${reason}`).join('\n')]),
  ];
  return {
    projectKey,
    summary: clip(feature.title.replace(/\s+/g, ' ').trim(), maxSummaryCharacters),
    description: parts.filter((part) => part !== '').join('\n\n'),
    children: [],
  };
};

/** The project of the issue an idea came from; null where the key is not of Jira’s form. */
export const projectOfKey = (issueKey: string | null): string | null =>
  /^([A-Z][A-Z0-9_]{1,29})-[1-9][0-9]*$/.exec(issueKey ?? '')?.[1] ?? null;
