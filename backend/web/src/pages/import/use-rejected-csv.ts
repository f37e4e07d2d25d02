import { api, type RejectedRow } from '@valora/contracts';
import { useTransport } from '@valora/board';
import { saveCsv } from '../../files/csv.js';
import { rejectedRowsCsv } from './rejected-csv.js';

const limit = 500;

export interface RejectedCsvOptions {
  readonly runId: string;
  readonly fileName: string;
}

/** Reads every rejected row of an import and hands them to the browser as a file. */
export const useRejectedCsv = ({ runId, fileName }: RejectedCsvOptions) => {
  const transport = useTransport();
  return async (): Promise<void> => {
    const rows: RejectedRow[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await transport.call(api.imports.rejectedRows, {
        params: { id: runId },
        query: { limit, ...(cursor ? { cursor } : {}) },
      });
      rows.push(...page.items);
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    saveCsv(rejectedRowsCsv(rows), `rejected rows of ${fileName.replace(/\.[^.]*$/, '')}.csv`);
  };
};
