import { useTransport } from '@valora/board';
import { api } from '@valora/contracts';
import { readAll } from '../../../data/read-all.js';
import { saveCsv } from '../../../files/csv.js';
import { egressCsv } from './egress-csv.js';

/** Reads the whole log and hands it to the browser as a file. */
export const useEgressCsv = (teamName: string) => {
  const transport = useTransport();
  return async (): Promise<void> => {
    const entries = await readAll((query) => transport.call(api.jiraFollowing.egress, { query }));
    saveCsv(egressCsv(entries), `what left Jira, ${teamName}.csv`);
  };
};
