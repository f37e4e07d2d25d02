import { useFormat } from '../format/use-format.js';
import { SampleMark } from '../ui/pill.js';
import type { ChartPoint } from './chart-points.js';
import styles from './chart.module.css';

interface ChartTableProps {
  readonly points: readonly ChartPoint[];
  readonly onOpen: (featureId: string) => void;
}

/** The chart's figures in rows. */
export const ChartTable = ({ points, onOpen }: ChartTableProps) => {
  const format = useFormat();
  return (
    <div className={styles['scrollX']} role="region" aria-label="Value and effort as a table" tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Feature</th>
            <th scope="col">Value</th>
            <th scope="col">Value, 80 %</th>
            <th scope="col">Effort</th>
            <th scope="col">Effort, 80 %</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id}>
              <td>{point.rank ?? '–'}</td>
              <th scope="row">
                <button
                  type="button"
                  className={styles['open']}
                  onClick={() => {
                    onOpen(point.id);
                  }}
                >
                  {point.key}
                </button>{' '}
                {point.isSample ? <SampleMark /> : null} {point.title}
              </th>
              <td>{format.money(point.value.mean, point.currency)}</td>
              <td>
                {format.money(point.value.p10, point.currency)} to{' '}
                {format.money(point.value.p90, point.currency)}
              </td>
              <td>{format.days(point.effort.mean)}</td>
              <td>
                {format.number(point.effort.p10)} to {format.number(point.effort.p90)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
