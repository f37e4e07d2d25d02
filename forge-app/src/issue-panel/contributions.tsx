import { DynamicTable, Text, type DynamicTableProps } from '@forge/react';
import type { Contribution } from '@valora/contracts';
import React from 'react';
import { sharedDigits, type Formats } from '../shared/formats';
import { useFormats } from '../shared/use-formats';
import { inputLabel, provenance } from '../shared/words';

interface ContributionsProps {
  readonly label: string;
  readonly contributions: readonly Contribution[];
  readonly total: { readonly label: string; readonly amount: number };
}

const head = {
  cells: [
    { key: 'part', content: 'Part', width: 35 },
    { key: 'points', content: 'Points', width: 25 },
    { key: 'source', content: 'From', width: 40 },
  ],
};

/** Below this a difference is how computers add, not something that is missing. */
const addingError = 1e-6;

const partRow = (part: Contribution, digits: number, formats: Formats) => ({
  cells: [
    { key: 'part', content: <Text>{inputLabel(part.name)}</Text> },
    { key: 'points', content: <Text>{formats.points(part.amount, digits)}</Text> },
    { key: 'source', content: <Text size="small">{provenance(part, formats)}</Text> },
  ],
});

const sumRow = (key: string, label: string, amount: string) => ({
  key,
  cells: [
    { key: 'part', content: <Text weight="semibold">{label}</Text> },
    { key: 'points', content: <Text weight="semibold">{amount}</Text> },
    {
      key: 'source',
      content: <Text size="small">{key === 'rest' ? 'not explained' : 'sum of the parts'}</Text>,
    },
  ],
});

/** Rows that add up to the total; where they do not, the rest has a row of its own. */
const contributionRows = (
  { contributions, total }: Omit<ContributionsProps, 'label'>,
  formats: Formats,
): NonNullable<DynamicTableProps['rows']> => {
  const rest = total.amount - contributions.reduce((sum, { amount }) => sum + amount, 0);
  const digits = sharedDigits([...contributions.map(({ amount }) => amount), total.amount]);
  return [
    ...contributions.map((part, index) => ({
      key: `${part.name} ${String(index)}`,
      ...partRow(part, digits, formats),
    })),
    ...(Math.abs(rest) > addingError
      ? [sumRow('rest', 'Rest', formats.points(rest, Math.max(digits, 2)))]
      : []),
    sumRow('total', total.label, formats.points(total.amount, digits).replace('+', '')),
  ];
};

/** Parts of a figure with where each comes from, how old it is and who gave it. */
export const Contributions = ({ label, contributions, total }: ContributionsProps) => {
  const formats = useFormats();
  return (
    <DynamicTable label={label} head={head} rows={contributionRows({ contributions, total }, formats)} />
  );
};
