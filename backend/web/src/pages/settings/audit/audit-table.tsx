import { useFormat } from '@valora/board';
import type { api } from '@valora/contracts';
import { type Data } from '@valora/contracts';
import { detailText } from './detail-text.js';
import { Table } from '../../../ui/table.js';
import styles from './audit-table.module.css';

type Entry = Data<typeof api.identity.audit>['items'][number];

const Detail = ({ entry }: { readonly entry: Entry }) => (
  <details>
    <summary className={styles.show}>Show</summary>
    <dl className={styles.detail}>
      {Object.entries(entry.detail).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{detailText(value)}</dd>
        </div>
      ))}
      <div>
        <dt>hash</dt>
        <dd>
          <code>{entry.hash}</code>
        </dd>
      </div>
    </dl>
  </details>
);

export const AuditTable = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const format = useFormat();
  return (
    <Table caption="Entries, newest first" columns={['Nr', 'When', 'What', 'Who', 'About', 'Detail']} folds>
      {entries.map((entry) => (
        <tr key={entry.seq}>
          <td data-label="Nr">{entry.seq}</td>
          <td className={styles.when} data-label="When">
            {format.moment(entry.at)}
          </td>
          <td data-label="What">
            <code>{entry.type}</code>
          </td>
          <td data-label="Who">{entry.actor}</td>
          <td data-label="About">{entry.subject ?? ''}</td>
          <td>
            <Detail entry={entry} />
          </td>
        </tr>
      ))}
    </Table>
  );
};
