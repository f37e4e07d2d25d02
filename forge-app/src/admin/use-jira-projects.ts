import { requestJira } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'react';

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

interface ProjectPage {
  readonly values?: readonly JiraProject[];
}

export type JiraProjects =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly projects: readonly JiraProject[] };

/** Jira’s largest page; a site with more is searched by name. */
const pageSize = 50;

/** Projects of the site whose name or key holds the words, asked of Jira as the person. */
export const useJiraProjects = (search: string): JiraProjects => {
  const [found, setFound] = useState<{ readonly search: string; readonly it: JiraProjects } | null>(null);
  const ask = useCallback(async (): Promise<JiraProjects> => {
    const query = new URLSearchParams({
      orderBy: 'key',
      maxResults: String(pageSize),
      ...(search === '' ? {} : { query: search }),
    });
    const response = await requestJira(`/rest/api/3/project/search?${query.toString()}`);
    if (!response.ok) return { state: 'failed' };
    const { values = [] } = (await response.json()) as ProjectPage;
    return { state: 'ready', projects: values.map(({ id, key, name }) => ({ id, key, name })) };
  }, [search]);
  useEffect(() => {
    let isCurrent = true;
    const settle = (it: JiraProjects) => {
      if (isCurrent) setFound({ search, it });
    };
    ask().then(settle, () => {
      settle({ state: 'failed' });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, search]);
  return found?.search === search ? found.it : { state: 'loading' };
};
