import { Button, DynamicTable, SectionMessage, Stack, Text } from '@forge/react';
import type { EgressEntry } from '@valora/contracts';
import React, { useCallback } from 'react';
import { fieldList } from '../project-settings/policy/field-list';
import { getEgress } from '../project-settings/settings-api';
import { FailureState, FailureWords } from '../shared/states';
import { headOf, rowOf } from '../shared/table';
import { useBackend } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { bytesWords } from './bytes-words';

const shownEntries = 20;

const head = headOf(['When', 'What', 'Issues', 'Fields', 'Size', 'Where to', 'By']);

/** The latest transfers out of Jira of a project’s team. */
export const EgressTable = ({ projectId }: { readonly projectId: string }) => {
  const formats = useFormats();
  const egress = useBackend(useCallback(() => getEgress(projectId, shownEntries), [projectId]));
  if (egress.state === 'loading') return <Text>Loading what left Jira…</Text>;
  if (egress.state === 'failed')
    return (
      <FailureState
        failure={egress.error}
        attempt="load what left Jira"
        isRetrying={egress.isReloading}
        onRetry={() => void egress.reload()}
      />
    );
  const row = (entry: EgressEntry) =>
    rowOf(entry.id, [
      formats.moment(entry.at),
      entry.projectKey === null ? entry.what : `${entry.projectKey}: ${entry.what}`,
      formats.exact(entry.issues),
      entry.fields.length === 0 ? '–' : fieldList(entry.fields),
      bytesWords(entry.bytes, formats.number),
      entry.destination,
      entry.actor,
    ]);
  return (
    <Stack space="space.100" alignInline="start">
      {egress.problem ? (
        <SectionMessage appearance="warning" title="The log could not be refreshed">
          <FailureWords failure={egress.problem} />
        </SectionMessage>
      ) : null}
      <DynamicTable
        label="What left Jira"
        head={head}
        rows={egress.data.items.map(row)}
        emptyView={<Text>Nothing has left Jira.</Text>}
      />
      <Button isDisabled={egress.isReloading} onClick={() => void egress.reload()}>
        {egress.isReloading ? 'Looking…' : 'Look again'}
      </Button>
    </Stack>
  );
};
