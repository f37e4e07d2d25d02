import { SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { IssuePanel as PanelData } from '@valora/contracts';
import React, { useCallback } from 'react';
import { getIssuePanel } from '../shared/api';
import { useKeptScore, type KeptScore } from '../shared/issue-score';
import type { Place } from '../shared/place';
import { FailureState, KeptFigures, NotFollowedYet } from '../shared/states';
import { Surface } from '../shared/surface';
import { useBackend, type Backed } from '../shared/use-backend';
import { concerns, useLive } from '../shared/use-live';
import { PanelBody } from './panel-body';

/** Until the server answers, what Jira keeps of the score is shown. */
const FirstPaint = ({ kept }: { readonly kept: KeptScore }) => (
  <Stack space="space.100">
    {kept.state === 'found' ? <KeptFigures score={kept.score} /> : null}
    <Spinner size="small" label="Asking Valora for the latest figures" />
  </Stack>
);

interface ShownProps {
  readonly panel: Backed<PanelData>;
  readonly kept: KeptScore;
}

const Shown = ({ panel, kept }: ShownProps) => {
  const retry = () => void panel.reload();
  switch (panel.state) {
    case 'loading':
      return <FirstPaint kept={kept} />;
    case 'ready':
      return <PanelBody data={panel.data} panel={panel} />;
    case 'failed':
      return panel.error.code === 'not_found' ? (
        <NotFollowedYet failure={panel.error} onRetry={retry} isRetrying={panel.isReloading} />
      ) : (
        <FailureState
          failure={panel.error}
          attempt="load this issue"
          score={kept.state === 'found' ? kept.score : null}
          onRetry={retry}
          isRetrying={panel.isReloading}
        />
      );
  }
};

const Panel = ({ place, issueId }: { readonly place: Place; readonly issueId: string }) => {
  const { issueKey, projectId } = place;
  const load = useCallback(() => getIssuePanel(issueId, issueKey), [issueId, issueKey]);
  const panel = useBackend(load);
  const { kept } = useKeptScore(issueId);
  const featureId = panel.state === 'ready' ? panel.data.featureId : null;
  useLive(projectId, (hints) => {
    if (hints.some((hint) => concerns(hint, issueId, featureId))) void panel.reload();
  });
  return <Shown panel={panel} kept={kept} />;
};

/** The panel of one issue: what it is predicted to return, where it ranks, why, and what can be done about it. */
export const IssuePanel = () => (
  <Surface>
    {(place) =>
      place.issueId === null ? (
        <SectionMessage appearance="error" title="This page shows no issue">
          <Text>Open an issue to see its predicted return.</Text>
        </SectionMessage>
      ) : (
        <Panel place={place} issueId={place.issueId} />
      )
    }
  </Surface>
);
