import type { Prediction } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { effortBasisWords, valueBasisWords } from './basis-words.js';
import { modelVersions } from './provenance.js';
import styles from './drawer.module.css';

const versionsWords = (version: string): string => {
  const versions = modelVersions(version);
  return versions.length === 1 ? `model ${version}` : `models ${versions.join(', ')}`;
};

/** The prediction as a distribution, and what each side of it rests on. */
export const PredictionFigures = ({ prediction }: { prediction: Prediction }) => {
  const format = useFormat();
  const { value, effortDays, roi, dayRate } = prediction;
  const money = (amount: number) => format.money(amount, value.currency);
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>The prediction</h3>
      <div className={styles['scrollX']}>
        <table className={styles['figures']}>
          <thead>
            <tr>
              <th scope="col">In</th>
              <th scope="col">Mean</th>
              <th scope="col">p10</th>
              <th scope="col">p50</th>
              <th scope="col">p90</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">ROI</th>
              <td>{format.roi(roi.mean)}</td>
              <td>{format.roi(roi.p10)}</td>
              <td>{format.roi(roi.p50)}</td>
              <td>{format.roi(roi.p90)}</td>
            </tr>
            <tr>
              <th scope="row">Value</th>
              <td>{money(value.mean)}</td>
              <td>{money(value.p10)}</td>
              <td>{money(value.p50)}</td>
              <td>{money(value.p90)}</td>
            </tr>
            <tr>
              <th scope="row">Effort, days</th>
              <td>{format.number(effortDays.mean)}</td>
              <td>{format.number(effortDays.p10)}</td>
              <td>{format.number(effortDays.p50)}</td>
              <td>{format.number(effortDays.p90)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <ul className={styles['plainList']}>
        <li>
          Chance of no effect at all: {format.probability(value.pNoEffect)}; it is part of the quantiles, so
          the middle can be no gain.
        </li>
        <li>Value rests on {valueBasisWords[prediction.basedOn]}.</li>
        <li>Effort rests on {effortBasisWords[prediction.effortBasedOn]}.</li>
        <li>
          A day costs {money(dayRate.amount)}
          {dayRate.assumed ? ', assumed: nobody confirmed it' : ''}.
        </li>
        <li>
          Confidence {format.probability(prediction.confidence)}, {versionsWords(prediction.modelVersion)},{' '}
          {format.age(prediction.createdAt)}
          {prediction.servedBy === 'endpoint' ? ', run by the model endpoint' : ''}.
        </li>
        {prediction.fellBackBecause === null ? null : (
          <li>The trained models did not answer as they should: {prediction.fellBackBecause}</li>
        )}
      </ul>
    </section>
  );
};
