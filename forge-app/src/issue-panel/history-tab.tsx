import { Button, Inline, List, ListItem, Stack, Text } from '@forge/react';
import type { IssuePanel, RankChange } from '@valora/contracts';
import React, { useState } from 'react';
import { getFeatureHistory } from '../shared/api';
import { useFormats } from '../shared/use-formats';
import { capitalized, inputLabel, rankStep } from '../shared/words';
import { Section } from './section';
import { WholeList } from './whole-list';

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

const Everything = ({ featureId }: { readonly featureId: string }) => {
  const formats = useFormats();
  return (
    <WholeList featureId={featureId} load={getFeatureHistory} loading="Loading the history" space="space.100">
      {(entries) => (
        <List type="unordered">
          {entries.map((entry) => (
            <ListItem
              key={entry.eventId}
            >{`${capitalized(entry.summary)} (${entry.actor}, ${formats.age(entry.at)})`}</ListItem>
          ))}
        </List>
      )}
    </WholeList>
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
