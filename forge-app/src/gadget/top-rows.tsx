import { Link, Lozenge, Stack, Text, type DynamicTableProps } from '@forge/react';
import type { Data, jiraScreens } from '@valora/contracts';
import React from 'react';
import { none, type Formats } from '../shared/formats';
import { returnTone, toneAppearance } from '../shared/words';

export type Top = Data<typeof jiraScreens.top>;
type Item = Top['items'][number];
type Rows = NonNullable<DynamicTableProps['rows']>;

export const head: NonNullable<DynamicTableProps['head']> = {
  cells: [
    { key: 'rank', content: 'Rank' },
    { key: 'issue', content: 'Issue' },
    { key: 'roi', content: 'ROI, 80 % interval' },
    { key: 'effort', content: 'Effort' },
  ],
};

const rankCell = (item: Item, formats: Formats) => {
  const { rank, rankLow, rankHigh, modelRank, overridden } = item;
  const range =
    rankLow === null || rankHigh === null || rankLow === rankHigh ? null : formats.range(rankLow, rankHigh);
  return (
    <Stack>
      <Text weight="semibold">{rank === null ? none : formats.range(rank, rank)}</Text>
      {range === null ? null : <Text size="small" color="color.text.subtle">{`could be ${range}`}</Text>}
      {overridden && modelRank !== null ? (
        <Text
          size="small"
          color="color.text.subtle"
        >{`set by hand; model ${formats.range(modelRank, modelRank)}`}</Text>
      ) : null}
    </Stack>
  );
};

const issueCell = ({ issueKey, key, title }: Item) => (
  <Stack>
    <Text>{issueKey === null ? key : <Link href={`/browse/${issueKey}`}>{issueKey}</Link>}</Text>
    {title === key ? null : <Text maxLines={2}>{title}</Text>}
  </Stack>
);

const roiCell = ({ roi }: Item, formats: Formats) => {
  if (roi === null) return <Text>{none}</Text>;
  return (
    <Stack alignInline="start">
      <Lozenge appearance={toneAppearance[returnTone(roi.mean, roi.p10, roi.p90)]}>
        {formats.roi(roi.mean)}
      </Lozenge>
      <Text size="small" color="color.text.subtle">
        {formats.roiRange(roi)}
      </Text>
    </Stack>
  );
};

/** Rows of the table; its cells are elements without hooks, because the table calls a cell’s component itself. */
export const topRows = (items: readonly Item[], formats: Formats): Rows =>
  items.map((item) => ({
    key: item.id,
    cells: [
      { key: 'rank', content: rankCell(item, formats) },
      { key: 'issue', content: issueCell(item) },
      { key: 'roi', content: roiCell(item, formats) },
      {
        key: 'effort',
        content: <Text>{item.effortDays === null ? none : formats.days(item.effortDays.mean)}</Text>,
      },
    ],
  }));
