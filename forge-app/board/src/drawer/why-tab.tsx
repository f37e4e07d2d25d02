import type { Prediction, RankExplanation } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { inputLabel } from '../list/words.js';
import { useSession } from '../page/session-context.js';
import { Message } from '../ui/message.js';
import { shownUnit } from './input-rules.js';
import { Neighbours } from './neighbours.js';
import { PredictionFigures } from './prediction-figures.js';
import { ContributionBars } from './contribution-bars.js';
import { ModelSight } from './model-sight.js';
import styles from './drawer.module.css';

interface WhyTabProps {
  readonly explanation: RankExplanation;
  readonly prediction: Prediction | null;
}

const Chances = ({ explanation }: Pick<WhyTabProps, 'explanation'>) => {
  const format = useFormat();
  const { pTop } = explanation;
  if (!pTop) return null;
  return (
    <p className={styles['line']}>
      Chance to be among the best: top 5 {format.probability(pTop[5])}, top 10 {format.probability(pTop[10])},
      top 20 {format.probability(pTop[20])}.
    </p>
  );
};

/** Three digits: what it starts from is an estimate, what it must reach is not. */
const nearly = (value: number): number => Number(value.toPrecision(3));

const Counterfactuals = ({ explanation }: Pick<WhyTabProps, 'explanation'>) => {
  const format = useFormat();
  const { team } = useSession();
  const { counterfactuals, rank } = explanation;
  if (rank === null || rank <= 5) return null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>What would lift it into the top five</h3>
      {counterfactuals.length === 0 ? (
        <p className={styles['line']}>No single input alone would.</p>
      ) : (
        <ul className={styles['plainList']}>
          {counterfactuals.map(({ input, from, to, rank: reached }) => (
            <li key={`${input} ${String(to)}`}>
              {inputLabel(input)} {from === null ? '' : `from ${format.exact(nearly(from))} `}to{' '}
              {`${format.exact(to)} ${shownUnit(input, { currency: team.currency, value: to })}`.trim()}:
              model rank {format.exact(reached)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const modelTotal = (prediction: Prediction) => ({
  label: 'Predicted ROI in percent',
  amount: prediction.roi.mean * 100,
});

/** Why this score: its parts, the prediction one level deeper, and what would change it. */
export const WhyTab = ({ explanation, prediction }: WhyTabProps) => (
  <>
    {explanation.score === null ? (
      <Message tone="info" title="No score" announce={false}>
        There is nothing to explain until it is ranked.
      </Message>
    ) : (
      <ContributionBars
        caption={`Parts of the score in ${explanation.scoreUnit}; they add up to it exactly`}
        contributions={explanation.contributions}
        total={{ label: `Score in ${explanation.scoreUnit}`, amount: explanation.score }}
      />
    )}
    <Chances explanation={explanation} />
    <Neighbours neighbours={explanation.neighbours} />
    <Counterfactuals explanation={explanation} />
    {prediction ? (
      <>
        <PredictionFigures prediction={prediction} />
        {prediction.contributions.length === 0 ? null : (
          <details className={styles['deeper']}>
            <summary>What moved the prediction itself</summary>
            <ContributionBars
              caption="Parts of the predicted ROI in percent points"
              contributions={prediction.contributions}
              total={modelTotal(prediction)}
            />
          </details>
        )}
        <ModelSight key={prediction.featureId} featureId={prediction.featureId} />
      </>
    ) : null}
  </>
);
