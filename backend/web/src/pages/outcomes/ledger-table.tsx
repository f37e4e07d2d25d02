import { Pill, SampleMark, useFormat } from '@valora/board';
import type { LedgerEntry } from '@valora/contracts';
import { Link } from 'react-router-dom';
import { Table } from '../../ui/table.js';
import { verdictOf } from './outcome-words.js';
import styles from './ledger-table.module.css';

const columns = [
  'Feature',
  'Released',
  'Promised ROI',
  'Realised ROI',
  'Promised 80 % interval',
  'Predicted effort',
  'Actual effort',
] as const;
const unknown = '–';

const LedgerRow = ({ entry }: { readonly entry: LedgerEntry }) => {
  const format = useFormat();
  const { outcome, promised, realisedRoi } = entry;
  const verdict = verdictOf(entry);
  return (
    <tr>
      <td className={styles.feature}>
        <Link to={`/?feature=${outcome.featureId}&tab=delivery`}>{entry.key}</Link> {entry.title}{' '}
        {entry.isSample ? <SampleMark /> : null}
      </td>
      <td className={styles.figure} data-label="Released">
        {outcome.releasedOn === null ? unknown : format.day(outcome.releasedOn)}
      </td>
      <td className={styles.figure} data-label="Promised ROI">
        {promised === null ? unknown : format.roi(promised.roi.mean)}
      </td>
      <td className={styles.figure} data-label="Realised ROI">
        {realisedRoi === null ? unknown : format.roi(realisedRoi)}
      </td>
      <td className={styles.figure} data-label="Promised 80 % interval">
        {promised === null ? unknown : format.roiRange(promised.roi)}{' '}
        {verdict === null ? null : <Pill tone={verdict.tone}>{verdict.label}</Pill>}
      </td>
      <td className={styles.figure} data-label="Predicted effort">
        {promised === null ? unknown : format.days(promised.effortDays.mean)}
      </td>
      <td className={styles.figure} data-label="Actual effort">
        {outcome.actualEffortDays === null ? unknown : format.days(outcome.actualEffortDays)}
      </td>
    </tr>
  );
};

/** Promised against realised, feature by feature. */
export const LedgerTable = ({ entries }: { readonly entries: readonly LedgerEntry[] }) => (
  <Table caption="Promised against realised, newest release first" columns={columns} folds>
    {entries.map((entry) => (
      <LedgerRow key={entry.outcome.featureId} entry={entry} />
    ))}
  </Table>
);
