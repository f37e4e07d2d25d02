import type { JiraSync } from '@valora/contracts';
import type { Formats } from '../shared/formats';

type Words = Pick<Formats, 'count' | 'exact' | 'age'>;

const progress = (sync: JiraSync, formats: Words): string =>
  sync.issuesExpected === null
    ? `${formats.count(sync.issuesRead, 'issue', 'issues')} read`
    : `${formats.exact(sync.issuesRead)} of about ${formats.count(sync.issuesExpected, 'issue', 'issues')} read`;

const leftOut = (sync: JiraSync, formats: Words): string =>
  sync.leftOut === 0
    ? ''
    : `; ${formats.count(sync.leftOut, 'issue', 'issues')} left out, such as secured ones`;

/** How the reading of a project stands, in a sentence. */
export const syncSentence = (sync: JiraSync | undefined, formats: Words): string => {
  if (sync === undefined) return 'Not read yet';
  switch (sync.state) {
    case 'running':
      return `Reading: ${progress(sync, formats)}`;
    case 'waiting':
      return `Waiting${sync.resumesAt === null ? '' : `, goes on ${formats.age(sync.resumesAt)}`}: ${sync.problem ?? 'Jira asked for a pause.'} ${progress(sync, formats)}`;
    case 'failed':
      return `Stopped: ${sync.problem ?? 'no reason given.'} ${progress(sync, formats)}`;
    case 'done':
      return `Read ${formats.age(sync.finishedAt ?? sync.startedAt)}: ${progress(sync, formats)}${leftOut(sync, formats)}`;
  }
};
