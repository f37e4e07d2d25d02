import { Button, Inline, List, ListItem, Spinner, Stack, Text } from '@forge/react';
import type { IssuePanel, RankChange } from '@valora/contracts';
import React, { useCallback, useState } from 'react';
import { getFeatureHistory } from '../shared/api';
import { FailureWords } from '../shared/states';
import { useBackend } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { capitalized, inputLabel, rankStep } from '../shared/words';
import { Section } from './section';

const Change = ({ change }: { readonly change: RankChange }) => {
  const formats = useFormats();
  const parts = change.parts.map(({ name, amount }) => `${inputLabel(name)} ${formats.points(amount, 1)}`);
  return (
    <Stack>
      <Inline space="space.100" shouldWrap alignBlock="baseline">
        <Text weight="semibold">{rankStep(change.fromRank, change.toRank)}</Text>
        <Text size="small" color="color.text.subtle">{`${change.actor}, ${formats.age(change.at)}`}</Text>
      </Inline>
      <Text>{change.reason}</Text>
      {parts.length === 0 ? null : <Text size="small">{parts.join(' · ')}</Text>}
    </Stack>
  );
};

const pageSize = 25;
const mostEntries = 500;

const Everything = ({ featureId }: { readonly featureId: string }) => {
  const formats = useFormats();
  const [limit, setLimit] = useState(pageSize);
  const load = useCallback(() => getFeatureHistory(featureId, limit), [featureId, limit]);
  const history = useBackend(load);
  if (history.state === 'loading') return <Spinner size="small" label="Loading the history" />;
  if (history.state === 'failed') {
    return (
      <Stack space="space.100" alignInline="start">
        <FailureWords failure={history.error} />
        <Button onClick={() => void history.reload()} isDisabled={history.isReloading}>
          Try again
        </Button>
      </Stack>
    );
  }
  return (
    <Stack space="space.100" alignInline="start">
      <List type="unordered">
        {history.data.items.map((entry) => (
          <ListItem
            key={entry.eventId}
          >{`${capitalized(entry.summary)} (${entry.actor}, ${formats.age(entry.at)})`}</ListItem>
        ))}
      </List>
      {history.data.pagination.nextCursor !== null && limit < mostEntries ? (
        <Button
          spacing="compact"
          onClick={() => {
            setLimit(Math.min(limit * 4, mostEntries));
          }}
        >
          Show older
        </Button>
      ) : null}
    </Stack>
  );
};

/** Rank changes with their reasons; then, asked for, everything that was done to it. */
export const HistoryTab = ({ data }: { readonly data: IssuePanel }) => {
  const [isWhole, setIsWhole] = useState(false);
  const { changes } = data.explanation;
  return (
    <Stack space="space.300" alignInline="stretch">
      <Section title="Why its rank moved">
        {changes.length === 0 ? <Text>Its rank has not changed.</Text> : null}
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </Section>
      <Section title="Who changed what">
        {isWhole ? (
          <Everything featureId={data.featureId} />
        ) : (
          <Stack alignInline="start">
            <Button
              spacing="compact"
              onClick={() => {
                setIsWhole(true);
              }}
            >
              Show the whole history
            </Button>
          </Stack>
        )}
      </Section>
    </Stack>
  );
};
