import type { ImportSource } from './import-source.js';
import type { ParsedRow } from './parsed-row.js';
import { readRows } from './read-rows.js';
import type { Mapping } from './columns/assign-columns.js';

export interface IssueReading {
  /** Field id → its name on the site. */
  readonly names: Readonly<Record<string, string>>;
  /** Fields whose meaning is known already, by their id. */
  readonly mapping: Mapping;
  /** The currency the team counts in. */
  readonly currency: string;
}

export interface ReadIssue {
  /** Null where the issue cannot be read. */
  readonly row: ParsedRow | null;
  /** Why it cannot be read, in words; null where it can. */
  readonly problem: string | null;
}

const inMemory = (content: Buffer): ImportSource => ({
  name: 'issues.json',
  sizeBytes: content.length,
  open: async function* () {
    yield await Promise.resolve(content);
  },
});

/** Issues as `search/jql` answers them → what an import of the same issues would read, in their order. */
export const readIssues = async (
  issues: readonly unknown[],
  { names, mapping, currency }: IssueReading,
): Promise<ReadIssue[]> => {
  if (issues.length === 0) return [];
  const read = issues.map((): ReadIssue => ({ row: null, problem: 'it is no issue' }));
  const source = inMemory(Buffer.from(JSON.stringify({ names, issues })));
  for await (const item of readRows({ source, mapping, currency })) {
    if (item.kind === 'row') read[item.row.line - 1] = { row: item.row, problem: null };
    if (item.kind === 'rejected') {
      const { column, reason } = item.rejection;
      read[item.rejection.line - 1] = {
        row: null,
        problem: column === null ? reason : `${column}: ${reason}`,
      };
    }
  }
  return read;
};
