import type { ConnectedProject, JiraSync } from '@valora/contracts';
import { useCallback, useEffect } from 'react';
import { isUnderWay } from '../../board/jira/src/follow/is-under-way';
import { getSyncs } from '../project-settings/settings-api';
import type { Answer } from '../shared/call-backend';
import { useBackend } from '../shared/use-backend';

const whileReadingMs = 3_000;

/** One project of each team: a team answers for all of its projects. */
const oneOfEachTeam = (projects: readonly ConnectedProject[]): string[] => [
  ...new Map(projects.map(({ team, projectId }) => [team.id, projectId])).values(),
];

const loadSyncs = async (askedOf: readonly string[]): Promise<Answer<JiraSync[]>> => {
  const answers = await Promise.all(askedOf.map(getSyncs));
  const failed = answers.find((answer) => !answer.ok);
  return failed?.ok === false
    ? failed
    : { ok: true, data: answers.flatMap((answer) => (answer.ok ? answer.data.items : [])) };
};

/** The latest sync of each project, watched closely while one runs. */
export const useSyncs = (projects: readonly ConnectedProject[]) => {
  const asked = oneOfEachTeam(projects).join(' ');
  const syncs = useBackend(useCallback(() => loadSyncs(asked === '' ? [] : asked.split(' ')), [asked]));
  const items = syncs.state === 'ready' ? syncs.data : [];
  const isReading = items.some(isUnderWay);
  const { reload } = syncs;
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = setInterval(() => void reload(), whileReadingMs);
    return () => {
      clearInterval(timer);
    };
  }, [isReading, reload]);
  return {
    problem: syncs.state === 'failed' ? syncs.error : syncs.state === 'ready' ? syncs.problem : null,
    isLoading: syncs.state === 'loading',
    of: (projectId: string): JiraSync | undefined => items.find((sync) => sync.projectId === projectId),
    reload,
  };
};
