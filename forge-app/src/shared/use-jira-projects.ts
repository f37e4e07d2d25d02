import { requestJira } from '@forge/bridge';
import { useEffect, useState } from 'react';

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** What Jira answered last, and to which words; null before its first answer. */
export type AnsweredProjects =
  | null
  | { readonly search: string; readonly state: 'failed' }
  | { readonly search: string; readonly state: 'ready'; readonly projects: readonly JiraProject[] };

/** Jira’s largest page; where there are more, a few letters narrow them down. */
export const mostProjects = 50;

const findProjects = async (search: string, orderBy: 'key' | 'name'): Promise<readonly JiraProject[]> => {
  const query = new URLSearchParams({ maxResults: String(mostProjects), orderBy });
  if (search !== '') query.set('query', search);
  const response = await requestJira(`/rest/api/3/project/search?${query.toString()}`);
  if (!response.ok) throw new Error(`Jira answered ${String(response.status)}`);
  const { values } = (await response.json()) as { values: readonly JiraProject[] };
  return values.map(({ id, key, name }) => ({ id, key, name }));
};

/** Projects the person may browse whose name or key holds the words, asked of Jira as the person. */
export const useJiraProjects = (search: string, orderBy: 'key' | 'name'): AnsweredProjects => {
  const [answered, setAnswered] = useState<AnsweredProjects>(null);
  useEffect(() => {
    let isWanted = true;
    const settle = (answer: AnsweredProjects) => {
      if (isWanted) setAnswered(answer);
    };
    findProjects(search, orderBy).then(
      (projects) => {
        settle({ search, state: 'ready', projects });
      },
      () => {
        settle({ search, state: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [search, orderBy]);
  return answered;
};
