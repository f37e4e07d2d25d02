import { useTransport } from '@valora/board';
import { api, type EgressEntry } from '@valora/contracts';
import { saveCsv } from '../../../files/csv.js';
import { egressCsv } from './egress-csv.js';

const limit = 500;

/** Reads the whole log and hands it to the browser as a file. */
export const useEgressCsv = (teamName: string) => {
  const transport = useTransport();
  return async (): Promise<void> => {
    const entries: EgressEntry[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await transport.call(api.jiraFollowing.egress, {
        query: { limit, ...(cursor ? { cursor } : {}) },
      });
      entries.push(...page.items);
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    saveCsv(egressCsv(entries), `what left Jira, ${teamName}.csv`);
  };
};
