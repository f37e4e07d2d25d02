import { ReliabilityPlot, useFormat } from '@valora/board';
import type { KindPerformance } from '@valora/contracts';
import { Table } from '../../ui/table.js';
import styles from './models.module.css';

type Known = NonNullable<KindPerformance['reliability']>;

interface DrawnProps {
  readonly title: string;
  readonly xName: string;
  readonly yName: string;
  readonly points: Known['quantiles'];
}

const Drawn = ({ title, xName, yName, points }: DrawnProps) => {
  const format = useFormat();
  return (
    <figure className={styles.figureBox}>
      <figcaption className={styles.plotTitle}>{title}</figcaption>
      <ReliabilityPlot
        label={`${title}; the table below holds the same figures`}
        xName={xName}
        yName={yName}
        points={points}
      />
      <details className={styles.more}>
        <summary>The same as a table</summary>
        <Table caption={title} columns={[xName, yName, 'Outcomes']}>
          {points.map(({ predicted, observed, n }) => (
            <tr key={predicted}>
              <td className={styles.figure}>{format.probability(predicted)}</td>
              <td className={styles.figure}>{observed === null ? '–' : format.probability(observed)}</td>
              <td className={styles.figure}>{format.exact(n)}</td>
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
};

/** Promised shares beside those that came true. */
export const Reliability = ({ reliability: { quantiles, losses } }: { readonly reliability: Known }) => (
  <div>
    <div className={styles.plots}>
      <Drawn title="Outcomes below each promise" xName="Promised" yName="Happened" points={quantiles} />
      {losses.length === 0 ? null : (
        <Drawn
          title="Features that lost money"
          xName="Predicted chance"
          yName="Share that lost"
          points={losses}
        />
      )}
    </div>
    <p className={styles.meta}>
      On the dashed line predictions keep what they promise, such as one outcome in ten below their p10.
      Numbers say how many outcomes a point rests on.
    </p>
  </div>
);
