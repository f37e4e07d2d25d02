/** How Jira’s CSV export looks: repeated columns, custom fields by name, dates in words; some rows are broken. */
const header = [
  'Summary',
  'Issue key',
  'Issue id',
  'Issue Type',
  'Status',
  'Created',
  'Labels',
  'Labels',
  'Description',
  'Sprint',
  'Sprint',
  'Custom field (Story Points)',
  // No known name: somebody has to say what it holds.
  'Custom field (Wharf price)',
  'Comment',
  'Comment',
];

interface Row {
  readonly title: string;
  readonly points: string;
  readonly key?: string;
  readonly created?: string;
  readonly price?: string;
}

const good: readonly Row[] = [
  { title: 'Tide tables on the map', points: '5.0' },
  { title: 'Berth reservations for guests', points: '8.0' },
  { title: 'Weather warning before leaving', points: '3.0' },
  { title: 'Fuel prices of all harbours', points: '2.0' },
  { title: 'Print the harbour rules', points: '1.0' },
  { title: 'Offline charts', points: '13.0' },
  { title: 'Crew lists with passports', points: '5.0' },
  { title: 'Invoices by e-mail', points: '3.0' },
  { title: 'Lock codes on the phone', points: '8.0' },
  { title: 'Ask for the boat length', points: '1.0' },
  { title: 'Photos of the berth', points: '2.0' },
  { title: 'Harbour master chat', points: '13.0', price: '90000' },
];

const broken: readonly Row[] = [
  { title: 'Berth reservations again', points: '3.0', key: 'HARB-2' },
  { title: 'Shore power meter', points: '3.0', created: 'the day before' },
  { title: '', points: '2.0' },
];

const cells = ({ title, points, key, created, price }: Row, index: number): string[] => [
  title,
  key ?? `HARB-${String(index + 1)}`,
  String(10_001 + index),
  'Story',
  'To Do',
  created ?? `0${String((index % 9) + 1)}/Nov/25 9:15 AM`,
  'harbour',
  index % 2 === 0 ? 'guests' : '',
  title === '' ? '' : `"Skippers ask for it, ""${title.toLowerCase()}"" they say,\nagain and again."`,
  'Sprint 1',
  'Sprint 2',
  points,
  price ?? '',
  '03/Nov/25 9:20 AM;mara;Looks good',
  '',
];

export const jiraExport = {
  fileName: 'harbour.csv',
  unknownColumn: 'Custom field (Wharf price)',
  firstTitle: 'Tide tables on the map',
  content: Buffer.from(
    `${[header, ...[...good, ...broken].map(cells)].map((row) => row.join(',')).join('\n')}\n`,
  ),
} as const;
