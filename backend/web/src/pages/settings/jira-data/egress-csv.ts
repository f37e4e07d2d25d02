import type { EgressEntry } from '@valora/contracts';
import { csvText } from '../../../files/csv.js';

const header = ['at', 'project', 'what', 'destination', 'issues', 'fields', 'bytes', 'actor', 'id'];

/** The egress log as CSV, safe to open in a spreadsheet. */
export const egressCsv = (entries: readonly EgressEntry[]): string =>
  csvText(
    header,
    entries.map((entry) => [
      entry.at,
      entry.projectKey,
      entry.what,
      entry.destination,
      entry.issues,
      entry.fields.join(' '),
      entry.bytes,
      entry.actor,
      entry.id,
    ]),
  );
