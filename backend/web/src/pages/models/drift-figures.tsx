import { modelPartLabel, Pill, useFormat } from '@valora/board';
import type { ModelDrift } from '@valora/contracts';
import { Table } from '../../ui/table.js';
import styles from './models.module.css';

const columns = ['Compared', 'Index', 'Chance reaches', 'Verdict'] as const;

/** Every input's index beside what chance alone may reach. */
export const DriftFigures = ({ drift }: { readonly drift: ModelDrift }) => {
  const format = useFormat();
  const { inputs, residuals, rowsThen, rowsNow } = drift;
  const three = (value: number): string => format.exact(Number(value.toPrecision(3)));
  return (
    <details className={styles.more}>
      <summary>The figures of the check</summary>
      <p>
        {format.count(rowsNow, 'feature', 'features')} predicted lately against{' '}
        {format.count(rowsThen, 'row', 'rows')} of training (population stability index), and{' '}
        {format.count(residuals.n, 'outcome', 'outcomes')} against their predictions (CUSUM).
      </p>
      <Table caption="Drift of inputs and outcomes" columns={columns}>
        {[
          ...inputs.map(({ name, psi, threshold, drifted }) => ({
            name: modelPartLabel(name),
            index: psi,
            threshold,
            drifted,
          })),
          {
            name: 'Outcomes',
            index: residuals.statistic,
            threshold: residuals.threshold,
            drifted: residuals.drifted,
          },
        ].map(({ name, index, threshold, drifted }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className={styles.figure}>{three(index)}</td>
            <td className={styles.figure}>{three(threshold)}</td>
            <td>{drifted ? <Pill tone="warning">moved</Pill> : 'steady'}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
};
