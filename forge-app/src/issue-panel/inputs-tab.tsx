import { DynamicTable, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React from 'react';
import { shownUnit } from '../shared/input-rules';
import { useFormats } from '../shared/use-formats';
import { inputLabel, provenance, sharperWith } from '../shared/words';
import { currencyOf } from './currency';
import { Section } from './section';

const head = {
  cells: [
    { key: 'input', content: 'Input' },
    { key: 'value', content: 'Value' },
    { key: 'source', content: 'From' },
  ],
};

/** What was given about the issue, by whom and how long ago; and what would sharpen the prediction. */
export const InputsTab = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const currency = currencyOf(data);
  const asks = sharperWith(data.prediction?.missingInputs ?? []);
  const rows = data.inputs.map((input) => ({
    key: input.name,
    cells: [
      { key: 'input', content: <Text>{inputLabel(input.name)}</Text> },
      {
        key: 'value',
        content: (
          <Text>
            {`${formats.exact(input.value)} ${shownUnit(input.name, { value: input.value, currency })}`.trim()}
          </Text>
        ),
      },
      { key: 'source', content: <Text size="small">{provenance(input, formats)}</Text> },
    ],
  }));
  return (
    <Section title="Inputs">
      {rows.length === 0 ? (
        <Text>Nobody gave an input about this issue yet.</Text>
      ) : (
        <DynamicTable label={`Inputs of ${data.key}`} head={head} rows={rows} />
      )}
      {asks === '' ? null : (
        <Stack>
          <Text>{`It would be sharper with: ${asks}.`}</Text>
        </Stack>
      )}
    </Section>
  );
};
