import { Box, Inline, Lozenge, ProgressBar, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { type ReactNode } from 'react';
import { none } from '../shared/formats';
import { useFormats } from '../shared/use-formats';
import { effortBasisWords, valueBasisWords } from '../shared/words';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <Box xcss={{ minWidth: '160px', maxWidth: '280px' }}>
    <Stack space="space.050">
      <Text size="small" color="color.text.subtle">
        {name}
      </Text>
      {children}
    </Stack>
  </Box>
);

/** What was logged beside what was predicted; beyond the interval it says so in words. */
const Actual = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const logged = data.actualEffortDays;
  const predicted = data.row.effortDays;
  if (logged === null) return <Text>no logged work known</Text>;
  if (predicted === null || predicted.mean <= 0) return <Text weight="semibold">{formats.days(logged)}</Text>;
  const share = logged / predicted.mean;
  return (
    <Stack space="space.050">
      <Text weight="semibold">{`${formats.days(logged)}, ${formats.probability(share)} of predicted`}</Text>
      <ProgressBar
        value={Math.min(1, share)}
        ariaLabel={`Logged ${formats.days(logged)} of predicted ${formats.days(predicted.mean)}`}
      />
      {logged > predicted.p90 ? (
        <Inline>
          <Lozenge appearance="removed">Beyond the interval</Lozenge>
        </Inline>
      ) : null}
    </Stack>
  );
};

/** Effort, confidence and what both rest on. */
export const Facts = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const { row } = data;
  return (
    <Inline space="space.300" rowSpace="space.150" shouldWrap>
      <Fact name="Effort predicted">
        <Text weight="semibold">
          {row.effortDays === null
            ? none
            : `${formats.days(row.effortDays.mean)} (${formats.daysRange(row.effortDays)})`}
        </Text>
        {row.effortBasedOn === null ? null : (
          <Text size="small">{`from ${effortBasisWords[row.effortBasedOn]}`}</Text>
        )}
      </Fact>
      <Fact name="Effort so far">
        <Actual data={data} />
      </Fact>
      <Fact name="Confidence">
        <Text weight="semibold">{row.confidence === null ? none : formats.probability(row.confidence)}</Text>
        <Text size="small">how sure, on what is known</Text>
      </Fact>
      <Fact name="Value rests on">
        <Text>{row.basedOn === null ? none : valueBasisWords[row.basedOn]}</Text>
      </Fact>
    </Inline>
  );
};
