import type { Format } from '@valora/board';
import type { JiraSync } from '@valora/contracts';

export interface SyncWords {
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly text: string;
}

const soFar = (sync: JiraSync, format: Pick<Format, 'exact' | 'count'>): string =>
  sync.issuesExpected === null
    ? `${format.count(sync.issuesRead, 'issue', 'issues')} read so far`
    : `${format.exact(sync.issuesRead)} of about ${format.count(sync.issuesExpected, 'issue', 'issues')} read`;

/** What the latest sync of the project has to say on the board; null where it is done and ranked. */
export const syncWords = (
  sync: JiraSync | undefined,
  isRanked: boolean,
  format: Pick<Format, 'exact' | 'count' | 'age'>,
): SyncWords | null => {
  if (sync === undefined) return null;
  switch (sync.state) {
    case 'running':
      return {
        tone: 'info',
        title: `Reading ${sync.projectKey} from Jira`,
        text: `${soFar(sync, format)}. Ranks appear and change as it goes on.`,
      };
    case 'waiting':
      return {
        tone: 'info',
        title: `Reading ${sync.projectKey} is paused`,
        text: [
          `${soFar(sync, format)}.`,
          sync.problem ?? 'Jira asked for a pause.',
          sync.resumesAt === null ? '' : `It goes on ${format.age(sync.resumesAt)}.`,
        ]
          .filter((part) => part !== '')
          .join(' '),
      };
    case 'failed':
      return {
        tone: 'warning',
        title: `${sync.projectKey} could not be read`,
        text: `${sync.problem ?? 'Jira gave no reason.'} ${soFar(sync, format)}; the board shows what is known so far.`,
      };
    case 'done':
      return isRanked || sync.created === 0
        ? null
        : {
            tone: 'info',
            title: 'Working out the first ranking',
            text: `${format.count(sync.issuesRead, 'issue is', 'issues are')} read; ranks appear here by themselves.`,
          };
  }
};
