import { createContext, useContext } from 'react';
import type { Bridge } from './bridge.js';
import type { Place } from './place.js';

interface Jira {
  readonly bridge: Bridge;
  readonly place: Place;
}

export const JiraContext = createContext<Jira | null>(null);

/** Throws outside of the page in Jira. */
export const useJira = (): Jira => {
  const jira = useContext(JiraContext);
  if (!jira) throw new Error('useJira needs a JiraContext above it');
  return jira;
};
