import { Button, ButtonGroup, DynamicTable, SectionMessage, Stack, Text } from '@forge/react';
import type { SyncConflict } from '@valora/contracts';
import React, { useCallback } from 'react';
import { FailureState, FailureWords } from '../../shared/states';
import { headOf, rowOf } from '../../shared/table';
import { useAction } from '../../shared/use-action';
import { useBackend } from '../../shared/use-backend';
import { useFormats } from '../../shared/use-formats';
import { twoWayNames } from '../../../board/src/data-policy/policy-words';
import { getConflicts, resolveConflict } from '../settings-api';
import { sideWords } from './conflict-words';

interface ConflictListProps {
  readonly projectId: string;
  /** Why nothing can be decided here; null where it can. */
  readonly whyNot: string | null;
}

const shownAtOnce = 50;

const head = headOf(['Issue', 'Field', 'In Jira', 'In Valora', 'Since', 'Whose value holds']);

interface Choice {
  readonly id: string;
  readonly resolution: 'jira' | 'valora';
}

/** Fields that were changed on both sides, each waiting for a person. */
export const ConflictList = ({ projectId, whyNot }: ConflictListProps) => {
  const formats = useFormats();
  const load = useCallback(() => getConflicts(projectId, shownAtOnce), [projectId]);
  const conflicts = useBackend(load);
  const resolve = useAction(({ id, resolution }: Choice, idempotencyKey) =>
    resolveConflict(projectId, id, { resolution, idempotencyKey }),
  );
  const decide = async (choice: Choice) => {
    await resolve.start(choice);
    // Decided by somebody else meanwhile or not: the list says what is still open.
    await conflicts.reload();
  };
  if (conflicts.state === 'loading') return <Text>Looking for conflicts…</Text>;
  if (conflicts.state === 'failed')
    return (
      <FailureState
        failure={conflicts.error}
        attempt="load the conflicts"
        isRetrying={conflicts.isReloading}
        onRetry={() => void conflicts.reload()}
      />
    );
  const row = (conflict: SyncConflict) =>
    rowOf(conflict.id, [
      `${conflict.issueKey} ${conflict.title === conflict.issueKey ? '' : conflict.title}`.trim(),
      twoWayNames[conflict.field],
      sideWords(conflict.field, conflict.jiraValue),
      sideWords(conflict.field, conflict.valoraValue),
      formats.age(conflict.detectedAt),
      whyNot === null ? (
        <ButtonGroup>
          {(['jira', 'valora'] as const).map((resolution) => (
            <Button
              key={resolution}
              spacing="compact"
              isDisabled={resolve.isPending}
              onClick={() => void decide({ id: conflict.id, resolution })}
            >
              {resolution === 'jira' ? 'Jira’s' : 'Valora’s'}
            </Button>
          ))}
        </ButtonGroup>
      ) : (
        '–'
      ),
    ]);
  const { items, pagination } = conflicts.data;
  const total = pagination.total ?? items.length;
  return (
    <Stack space="space.150">
      {whyNot === null ? null : (
        <SectionMessage appearance="information" title="Only to look at">
          <Text>{whyNot}</Text>
        </SectionMessage>
      )}
      {resolve.failure ? (
        <SectionMessage appearance="error" title="Not decided">
          <FailureWords failure={resolve.failure} />
        </SectionMessage>
      ) : null}
      <DynamicTable
        label="Conflicts"
        head={head}
        rows={items.map(row)}
        emptyView={<Text>No conflicts: Jira and Valora agree.</Text>}
      />
      {total > items.length ? (
        <Text>{`${String(items.length)} of ${String(total)} are shown; deciding brings up the next.`}</Text>
      ) : null}
    </Stack>
  );
};
