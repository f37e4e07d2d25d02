import { Button, DynamicTable, EmptyState, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useCallback } from 'react';
import { getTop } from '../shared/api';
import type { Place } from '../shared/place';
import { FailureState } from '../shared/states';
import { Surface } from '../shared/surface';
import { useBackend, type Backed } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { useLive } from '../shared/use-live';
import { readSettings, type GadgetSettings } from './settings';
import { head, topRows, type Top } from './top-rows';

const Table = ({ top, projectName }: { readonly top: Backed<Top>; readonly projectName: string }) => {
  const formats = useFormats();
  if (top.state !== 'ready') return null;
  const { items, rankedCount, restsOn, computedAt, teamName } = top.data;
  if (items.length === 0) {
    return (
      <EmptyState
        header="Nothing is ranked yet"
        headingLevel={3}
        description={`${projectName === '' ? teamName : projectName} is connected. A rank appears once its issues are read and predicted.`}
      />
    );
  }
  const when = computedAt === null ? '' : `, ranked ${formats.age(computedAt)}`;
  return (
    <Stack space="space.100">
      <Text>{`${teamName}: the first ${formats.range(items.length, items.length)} of ${formats.range(rankedCount, rankedCount)}${when}`}</Text>
      <DynamicTable label={`Best ranked issues of ${teamName}`} head={head} rows={topRows(items, formats)} />
      <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {restsOn}
        </Text>
        <Button
          appearance="subtle"
          spacing="compact"
          isDisabled={top.isReloading}
          onClick={() => void top.reload()}
        >
          {top.isReloading ? 'Refreshing…' : 'Refresh'}
        </Button>
      </Inline>
      {top.problem === null ? null : (
        <Text size="small" color="color.text.subtle">
          It could not be refreshed just now; these are the last known figures.
        </Text>
      )}
    </Stack>
  );
};

const TopOf = ({ settings }: { readonly settings: GadgetSettings }) => {
  const { projectId, projectName, count } = settings;
  const load = useCallback(() => getTop(projectId, count), [projectId, count]);
  const top = useBackend(load);
  useLive(projectId, () => void top.reload());
  if (top.state === 'loading') return <Spinner size="large" label="Loading the ranking" />;
  if (top.state === 'failed') {
    return (
      <FailureState
        failure={top.error}
        attempt="load the ranking"
        onRetry={() => void top.reload()}
        isRetrying={top.isReloading}
      />
    );
  }
  return <Table top={top} projectName={projectName} />;
};

const Configured = ({ place }: { readonly place: Place }) => {
  const settings = readSettings(place.extension['gadgetConfiguration']);
  if (settings !== null) return <TopOf settings={settings} />;
  return (
    <EmptyState
      header="Choose a project first"
      headingLevel={3}
      description="Open this gadget’s menu, choose Configure, and say of which project and how many issues to show."
    />
  );
};

/** The best ranked issues of one project on a dashboard. */
export const Gadget = () => <Surface>{(place) => <Configured place={place} />}</Surface>;
