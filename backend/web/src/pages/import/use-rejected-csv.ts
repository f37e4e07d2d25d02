import { api, type RejectedRow } from '@valora/contracts';
import { useTransport } from '@valora/board';
import { rejectedRowsCsv } from './rejected-csv.js';

const limit = 500;

export interface RejectedCsvOptions {
  readonly runId: string;
  readonly fileName: string;
}

const save = (text: string, fileName: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
};

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
    save(rejectedRowsCsv(rows), `rejected rows of ${fileName.replace(/\.[^.]*$/, '')}.csv`);
  };
};
