import { Button, Spinner, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useCallback, useState } from 'react';
import { listFeatureSignals } from '../shared/api';
import { whyNot } from '../shared/may';
import { FailureWords } from '../shared/states';
import { useBackend } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { CommentToSignal } from './comment-to-signal';
import { Section } from './section';
import { SignalEntry } from './signal-entry';

interface SignalsTabProps {
  readonly data: IssuePanel;
  readonly onChanged: () => void;
}

const pageSize = 25;
const mostSignals = 500;

const AllSignals = ({ featureId }: { readonly featureId: string }) => {
  const [limit, setLimit] = useState(pageSize);
  const load = useCallback(() => listFeatureSignals(featureId, limit), [featureId, limit]);
  const signals = useBackend(load);
  if (signals.state === 'loading') return <Spinner size="small" label="Loading the signals" />;
  if (signals.state === 'failed') {
    return (
      <Stack space="space.100" alignInline="start">
        <FailureWords failure={signals.error} />
        <Button isDisabled={signals.isReloading} onClick={() => void signals.reload()}>
          Try again
        </Button>
      </Stack>
    );
  }
  return (
    <Stack space="space.200" alignInline="start">
      {signals.data.items.map((signal) => (
        <SignalEntry key={signal.id} signal={signal} />
      ))}
      {signals.data.pagination.nextCursor !== null && limit < mostSignals ? (
        <Button
          spacing="compact"
          onClick={() => {
            setLimit(Math.min(limit * 4, mostSignals));
          }}
        >
          Show older
        </Button>
      ) : null}
    </Stack>
  );
};

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
        <AllSignals featureId={data.featureId} />
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
