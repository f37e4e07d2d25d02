import Button from '@atlaskit/button/new';
import { boardApi, Message, useWhyNot } from '@valora/board';
import type { ColumnMapping, ImportPreview } from '@valora/contracts';
import { useState } from 'react';
import { problemSentence } from '../../forms/explain-issue.js';
import { Section } from '../../ui/section.js';
import { Table } from '../../ui/table.js';
import { useAction } from '../../ui/use-action.js';
import { ColumnChoices } from './column-choices.js';
import { countMapped, mappingNotes, recognisedMapping, withColumnMapped } from './column-mapping.js';
import { previewTable } from './preview-table.js';
import { ReadingChoices } from './reading-choices.js';
import styles from './mapping-step.module.css';

export interface MappingStepProps {
  readonly runId: string;
  readonly preview: ImportPreview;
}

const FirstRows = ({
  preview,
  mapping,
}: {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
}) => {
  const table = previewTable(preview, mapping);
  if (table.headings.length === 0) return <p>No column is chosen yet.</p>;
  return (
    <Table caption="First rows of the file" columns={table.headings}>
      {table.rows.map((cells, index) => (
        <tr key={index}>
          {cells.map((cell, column) => (
            <td key={column} className={styles.cell}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
};

const Remarks = ({ title, remarks }: { readonly title: string; readonly remarks: readonly string[] }) =>
  remarks.length === 0 ? null : (
    <Message tone="info" title={title} announce={false}>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{problemSentence(remark)}</li>
        ))}
      </ul>
    </Message>
  );

const StartBar = (props: { problem: string | null; isRunning: boolean; onStart: () => void }) => {
  const whyNot = useWhyNot('imports.write');
  const obstacle = whyNot ?? props.problem;
  return (
    <div className={styles.start}>
      <Button
        appearance="primary"
        onClick={props.onStart}
        isLoading={props.isRunning}
        isDisabled={obstacle !== null}
      >
        Start the import
      </Button>
      <span role="status">{obstacle}</span>
    </div>
  );
};

/** Which column holds what, by hand where it was not recognised, beside the first rows as they would go in. */
export const MappingStep = ({ runId, preview }: MappingStepProps) => {
  const [recognised] = useState(() => recognisedMapping(preview));
  const [mapping, setMapping] = useState(recognised);
  const [reading, setReading] = useState({ dateOrder: preview.dateOrder, decimalMark: preview.decimalMark });
  const [start] = boardApi.useStartImportMutation();
  const { isRunning, run } = useAction();
  const { problem, consequences } = mappingNotes(mapping);
  const { taken, left } = countMapped(mapping);
  // The remarks were made about the columns as they were recognised.
  const isCorrected = mapping !== recognised;
  const go = () =>
    void run({ attempt: 'start the import' }, () =>
      start({ params: { id: runId }, body: { mapping, ...reading } }).unwrap(),
    );
  return (
    <>
      <Remarks title="Worth knowing" remarks={consequences} />
      <Remarks
        title={isCorrected ? 'How the file was read before your changes' : 'How the file is read'}
        remarks={preview.remarks}
      />
      <Section
        title="Columns"
        intro={`${String(taken)} of ${String(taken + left)} columns go in. Change what was recognised wrongly; leave out what you do not need.`}
      >
        <ColumnChoices
          preview={preview}
          mapping={mapping}
          onMap={(column, field) => setMapping((before) => withColumnMapped(before, column, field))}
        />
      </Section>
      <Section title="Dates and numbers">
        <ReadingChoices reading={reading} onChange={setReading} />
      </Section>
      <Section title="The first rows, as they would go in">
        <FirstRows preview={preview} mapping={mapping} />
      </Section>
      <StartBar problem={problem} isRunning={isRunning} onStart={go} />
    </>
  );
};
