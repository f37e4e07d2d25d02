import type { FeatureRow } from '@valora/contracts';
import { Pill, SampleMark } from '../ui/pill.js';
import styles from './cells.module.css';
import { rowNote, statusWords } from './words.js';

interface FeatureCellProps {
  readonly row: FeatureRow;
  /** The status has no column of its own at this width. */
  readonly withStatus: boolean;
}

export const FeatureMarks = ({ row, withStatus }: FeatureCellProps) => {
  const note = rowNote(row);
  const status = statusWords[row.status];
  return (
    <>
      {row.overridden ? <Pill tone="discovery">moved by hand</Pill> : null}
      {row.mustDo ? <Pill tone="danger">must do</Pill> : null}
      {row.isSample ? <SampleMark /> : null}
      {withStatus ? <Pill tone={status.tone}>{status.label}</Pill> : null}
      {note === null ? null : <span className={styles['needs']}>{note}</span>}
    </>
  );
};

/** Key and marks above, title below: long texts end after two lines and are whole in the drawer. */
export const FeatureCell = ({ row, withStatus }: FeatureCellProps) => (
  <span className={styles['feature']}>
    <span className={styles['marks']}>
      <span className={styles['key']}>{row.key}</span>
      <FeatureMarks row={row} withStatus={withStatus} />
    </span>
    <span className={styles['title']}>{row.title}</span>
  </span>
);
