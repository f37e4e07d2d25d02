import { Button, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useState } from 'react';
import { listFeatureSignals } from '../shared/api';
import { whyNot } from '../shared/may';
import { useFormats } from '../shared/use-formats';
import { CommentToSignal } from './comment-to-signal';
import { Section } from './section';
import { SignalEntry } from './signal-entry';
import { WholeList } from './whole-list';

interface SignalsTabProps {
  readonly data: IssuePanel;
  readonly onChanged: () => void;
}

/** Why nobody may turn a comment into a signal here, or null. */
const whyNoComment = ({ role, numbersOnly, mayRecordComments, syncedAt }: IssuePanel): string | null => {
  if (numbersOnly) return 'Only numbers of this project leave Jira, so its comments stay there.';
  if (syncedAt === null) return 'Valora does not follow this issue yet, so its comments stay in Jira.';
  if (!mayRecordComments)
    return 'The data policy of this project keeps comments in Jira. A Jira admin can allow comments in the project settings, under Valora.';
  return whyNot(role, 'signals.write');
};

/** What customers said about it, and a way to make a comment count as one of them. */
export const SignalsTab = ({ data, onChanged }: SignalsTabProps) => {
  const formats = useFormats();
  const [isAll, setIsAll] = useState(false);
  const [isPicking, setIsPicking] = useState(false);
  const [wasRecorded, setWasRecorded] = useState(false);
  const { items, total } = data.signals;
  const reason = whyNoComment(data);
  return (
    <Section title={total === 0 ? 'Signals' : formats.count(total, 'signal', 'signals')}>
      {total === 0 ? <Text>No customer’s voice is attached to this issue yet.</Text> : null}
      {isAll ? (
        <WholeList
          featureId={data.featureId}
          load={listFeatureSignals}
          loading="Loading the signals"
          space="space.200"
        >
          {(signals) => signals.map((signal) => <SignalEntry key={signal.id} signal={signal} />)}
        </WholeList>
      ) : (
        items.map((signal) => <SignalEntry key={signal.id} signal={signal} />)
      )}
      <Stack space="space.100" alignInline="start">
        {isAll || total <= items.length ? null : (
          <Button
            spacing="compact"
            onClick={() => {
              setIsAll(true);
            }}
          >
            {`Show all ${formats.count(total, 'signal', 'signals')}`}
          </Button>
        )}
        <Button
          isDisabled={reason !== null}
          onClick={() => {
            setWasRecorded(false);
            setIsPicking(true);
          }}
        >
          Turn a comment into a signal
        </Button>
        {reason === null ? null : (
          <Text size="small" color="color.text.subtle">
            {reason}
          </Text>
        )}
        {wasRecorded ? <Text>The comment is recorded as a signal.</Text> : null}
      </Stack>
      {isPicking ? (
        <CommentToSignal
          data={data}
          onClose={() => {
            setIsPicking(false);
          }}
          onRecorded={() => {
            setIsPicking(false);
            setWasRecorded(true);
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
};
