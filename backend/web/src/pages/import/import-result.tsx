import { Message, useFormat } from '@valora/board';
import type { ImportRun } from '@valora/contracts';
import { problemSentence } from '../../forms/explain-issue.js';
import { Section } from '../../ui/section.js';
import { RejectedRows } from './rejected-rows.js';
import styles from './import-result.module.css';

/** What an import did, in figures, and every row that stayed out. */
export const ImportResult = ({ run }: { readonly run: ImportRun }) => {
  const format = useFormat();
  const figures = [
    { label: 'new', amount: run.created },
    { label: 'changed', amount: run.updated },
    { label: 'as before', amount: run.unchanged },
    { label: 'not taken', amount: run.rejected },
  ];
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(({ label, amount }) => (
          <div key={label} className={styles.figure}>
            <dt>{label}</dt>
            <dd>{format.exact(amount)}</dd>
          </div>
        ))}
      </dl>
      {run.warnings.length === 0 ? null : (
        <Message tone="warning" title="Worth knowing" announce={false}>
          <ul>
            {run.warnings.map((warning) => (
              <li key={warning}>{problemSentence(warning)}</li>
            ))}
          </ul>
        </Message>
      )}
      {run.rejected === 0 ? null : (
        <Section
          title="Rows that did not go in"
          intro="Mend them in the file and import it again: what is already in does not change."
        >
          <RejectedRows runId={run.id} fileName={run.fileName} />
        </Section>
      )}
    </>
  );
};
