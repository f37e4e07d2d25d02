import type { Format } from '@valora/board';
import type { KindPerformance, ModelDrift, ModelKind, ModelPerformance } from '@valora/contracts';
import { lossAmount } from './loss-words.js';

type Live = NonNullable<KindPerformance['live']>;

export const kindWords = {
  effort: { title: 'Effort', predicts: 'person-days' },
  value: { title: 'Value', predicts: 'what a feature returns on its cost' },
} as const satisfies Record<ModelKind, { title: string; predicts: string }>;

/** Who predicts a kind, as the subject of the page's message. */
const speaker = ({ kind, champion }: Pick<KindPerformance, 'kind' | 'champion'>): string => {
  if (champion !== null) return 'a model of the team’s own';
  return kind === 'effort'
    ? 'the base model that ships with Valora'
    : 'estimates, outcomes and a stated prior';
};

/** The one sentence of the page. */
export const modelsMessage = ({ kinds }: Pick<ModelPerformance, 'kinds'>): string => {
  const said = kinds.map((each, index) => {
    const { title } = kindWords[each.kind];
    return index === 0
      ? `${title} is predicted by ${speaker(each)}`
      : `${title.toLowerCase()} by ${speaker(each)}`;
  });
  return `${said.join('; ')}.`;
};

/** What speaks while the team has no model of its own, and what that one needs. */
export const baseWords = (kind: ModelKind, needed: number): string =>
  kind === 'effort'
    ? `The base model that ships with Valora speaks: it tells large from small by a feature’s words, and the team’s own estimates and delivered work say how many days that is. A model of the team’s own takes over once it does better on at least ${String(needed)} outcomes that it was not trained on.`
    : `No trained model speaks: without outcomes a return rests on a stated prior, then on people’s estimates and what the team’s outcomes say of them. A model of the team’s own takes over once it does better on at least ${String(needed)} outcomes that it was not trained on.`;

/** Why figures are not shown yet. */
export const hiddenWords = (n: number, fewest: number): string =>
  n === 0
    ? `Hidden until ${String(fewest)} outcomes were predicted before they were known; none so far.`
    : `Hidden until ${String(fewest)} outcomes were predicted before they were known, ${String(n)} so far.`;

export const accuracyWords = (live: Live, format: Format): string =>
  `Typically off by ${lossAmount(live.loss, live.ours, format)}; the median of the team’s earlier outcomes would be off by ${lossAmount(live.loss, live.naive, format)}, over ${format.count(live.nOfNaive, 'outcome', 'outcomes')}.`;

const wanted = 0.8;

/** What the interval's range says about the promised 80 %. */
export const coverageVerdict = ({
  coverage80Range: [low, high],
}: Pick<Live, 'coverage80Range'>): { label: string; tone: 'success' | 'warning' | 'info' } => {
  if (high < wanted) return { label: 'too narrow', tone: 'warning' };
  if (low > wanted) return { label: 'wider than needed', tone: 'info' };
  return { label: 'as promised', tone: 'success' };
};

export const coverageWords = ({ coverage80, coverage80Range: [low, high] }: Live, format: Format): string =>
  `${format.probability(coverage80)} of outcomes fell into the 80\u00A0% interval they were given; over many more it would be between ${format.probability(low)} and ${format.probability(high)}.`;

const list = new Intl.ListFormat('en');

const inputsWords = ({ inputs }: ModelDrift, nameOf: (input: string) => string): string => {
  if (inputs.length === 0) return 'Too few features were predicted to tell whether they look different.';
  const moved = inputs.filter(({ drifted }) => drifted).map(({ name }) => nameOf(name).toLowerCase());
  return moved.length === 0
    ? 'Features look as they did in training.'
    : `Features look different than in training: ${list.format(moved)}.`;
};

const residualsWords = ({ residuals: { n, drifted, direction } }: ModelDrift): string => {
  if (n === 0) return 'No outcome has come since to hold against the predictions.';
  if (!drifted) return 'Outcomes lie neither higher nor lower than predicted, beyond chance.';
  return direction === null
    ? 'Outcomes have drifted away from the predictions.'
    : `Outcomes have come to lie ${direction} than predicted.`;
};

/** Whether the world still looks as it did in training, in two sentences. */
export const driftWords = (drift: ModelDrift, nameOf: (input: string) => string): string =>
  `${inputsWords(drift, nameOf)} ${residualsWords(drift)}`;

/** What promises came to, or that it is too early to say. */
export const promisesWords = (
  { n, currency, totals }: ModelPerformance['ledger'],
  { fewest, format }: { fewest: number; format: Format },
): string => {
  if (totals === null) {
    return `${n === 0 ? 'No outcome has' : `${format.count(n, 'outcome has', 'outcomes have')}`} both a promise and a realised value; totals are hidden until ${String(fewest)} have.`;
  }
  const share =
    totals.promised > 0 && totals.realised >= 0
      ? ` (${format.probability(totals.realised / totals.promised)})`
      : '';
  return `${format.count(n, 'delivered feature', 'delivered features')} returned ${format.money(totals.realised, currency)} where ${format.money(totals.promised, currency)} was promised${share}.`;
};
