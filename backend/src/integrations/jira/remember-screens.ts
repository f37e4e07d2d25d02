import type { JiraClient } from './client.js';

type Screens = Pick<JiraClient, 'epicTypesOf' | 'fieldPlanOf'>;

const remember = <A, T>(keyOf: (ask: A) => string, get: (ask: A) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (ask: A): Promise<T> => {
    const key = keyOf(ask);
    const answer = known.get(key) ?? get(ask);
    known.set(key, answer);
    return answer;
  };
};

/** Asks Jira once per project and type; for the length of one request, because an administrator may change screens. */
export const rememberScreens = ({ epicTypesOf, fieldPlanOf }: Screens): Screens => ({
  epicTypesOf: remember((projectKey) => projectKey, epicTypesOf),
  fieldPlanOf: remember(({ projectKey, typeId }) => `${projectKey} ${typeId}`, fieldPlanOf),
});
