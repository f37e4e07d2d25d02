import { api } from '@valora/contracts';
import { useTransport } from '@valora/board';
import { readAll } from '../../data/read-all.js';
import { saveCsv } from '../../files/csv.js';
import { rejectedRowsCsv } from './rejected-csv.js';

export interface RejectedCsvOptions {
  readonly runId: string;
  readonly fileName: string;
}

/** Reads every rejected row of an import and hands them to the browser as a file. */
export const useRejectedCsv = ({ runId, fileName }: RejectedCsvOptions) => {
  const transport = useTransport();
  return async (): Promise<void> => {
    const rows = await readAll((query) =>
      transport.call(api.imports.rejectedRows, { params: { id: runId }, query }),
    );
    saveCsv(rejectedRowsCsv(rows), `rejected rows of ${fileName.replace(/\.[^.]*$/, '')}.csv`);
  };
};
