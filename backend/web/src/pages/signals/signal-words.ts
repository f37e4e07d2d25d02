import { intent, sentiment, signalSource, urgency, type Signal } from '@valora/contracts';
import type { Option } from '../../forms/choice-field.js';

export const sourceLabels = {
  manual: 'Written down here',
  import: 'Import',
  jira: 'Jira',
  github: 'GitHub',
  slack: 'Slack',
  email: 'E-mail',
  interview: 'Interview',
  support: 'Support',
} as const satisfies Record<Signal['source'], string>;

const intentLabels = {
  bug: 'bug',
  feature_request: 'request',
  question: 'question',
  praise: 'praise',
} as const satisfies Record<NonNullable<Signal['intent']>, string>;

const sentimentLabels = { negative: 'unhappy', neutral: 'neutral', positive: 'happy' } as const;
const urgencyLabels = { low: 'can wait', normal: 'normal urgency', high: 'urgent' } as const;

const unsaid: Option = { value: '', label: 'Not said' };
const optionsOf = <V extends string>(values: readonly V[], labels: Record<V, string>): readonly Option[] =>
  values.map((value) => ({ value, label: labels[value] }));

export const sourceOptions = optionsOf(signalSource.options, sourceLabels);
export const sentimentOptions = [unsaid, ...optionsOf(sentiment.options, sentimentLabels)];
export const intentOptions = [unsaid, ...optionsOf(intent.options, intentLabels)];
export const urgencyOptions = [unsaid, ...optionsOf(urgency.options, urgencyLabels)];

export interface Trait {
  readonly label: string;
  readonly tone: 'neutral' | 'danger' | 'success' | 'warning';
}

/** What was said about a signal, and nothing where nobody said it. */
export const traitsOf = (signal: Pick<Signal, 'intent' | 'sentiment' | 'urgency'>): readonly Trait[] => {
  const traits: Trait[] = [];
  if (signal.intent !== null) traits.push({ label: intentLabels[signal.intent], tone: 'neutral' });
  if (signal.sentiment === 'negative') traits.push({ label: sentimentLabels.negative, tone: 'danger' });
  if (signal.sentiment === 'positive') traits.push({ label: sentimentLabels.positive, tone: 'success' });
  if (signal.urgency === 'high') traits.push({ label: urgencyLabels.high, tone: 'warning' });
  return traits;
};

/** Who said it: the company counts for demand, the person is the one to ask back. */
export const speakerOf = ({ company, author }: Pick<Signal, 'company' | 'author'>): string => {
  if (company === null) return author ?? 'Nobody named';
  return author === null ? company.name : `${author}, ${company.name}`;
};

/** The one sentence about all signals. */
export const signalsMessage = (
  counts: { readonly signals: number; readonly companies: number } | undefined,
): string => {
  if (counts === undefined) return 'What customers said, with who said it and where.';
  if (counts.signals === 0) return 'Nobody’s words are here yet; demand stays unknown until they are.';
  const said = counts.signals.toLocaleString('en');
  const by = counts.companies.toLocaleString('en');
  return `${said} ${counts.signals === 1 ? 'signal' : 'signals'} from ${by} ${counts.companies === 1 ? 'company' : 'companies'}; each company counts once for a feature, however often it asks.`;
};
