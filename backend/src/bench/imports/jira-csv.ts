import { createRandom } from '../random.js';

const header =
  'Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Created,Updated,Labels,Labels,Description,Sprint,Custom field (Story Points),Custom field (Team colour),Status Category';

const verbs = [
  'Export',
  'Import',
  'Sign',
  'Print',
  'Share',
  'Archive',
  'Plan',
  'Merge',
  'Filter',
  'Remind of',
];
const things = [
  'invoices',
  'work orders',
  'photos',
  'reports',
  'routes',
  'contracts',
  'shifts',
  'spare parts',
];
const wheres = [
  'on the phone',
  'by region',
  'in one file',
  'for the auditor',
  'without a network',
  'in bulk',
];
const statuses = [
  ['To Do', 'To Do'],
  ['In Progress', 'In Progress'],
  ['Selected', 'To Do'],
  ['Done', 'Done'],
] as const;
const points = ['', '1', '2', '3', '5', '8', '13'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const descriptionOf = (random: () => number, pick: <T>(of: readonly T[]) => T): string =>
  Array.from(
    { length: 3 + Math.floor(6 * random()) },
    () => `${pick(verbs)} ${pick(things)} ${pick(wheres)}, as ""${pick(things)}"" are today.`,
  ).join('\n');

/**
 * A backlog as Jira exports it, about 600 bytes an issue: repeated columns, quotes and line breaks within cells, and
 * columns nobody maps. The same one in every run.
 */
export const jiraCsv = (issues: number): string => {
  const random = createRandom(issues);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const lines = [header];
  for (let number = 1; number <= issues; number++) {
    const [status, category] = pick(statuses);
    const day = `${String(1 + Math.floor(28 * random()))}/${pick(months)}/25 9:15 AM`;
    lines.push(
      [
        `${pick(verbs)} ${pick(things)} ${pick(wheres)}`,
        `APP-${String(number)}`,
        String(10_000 + number),
        pick(['Story', 'Task', 'Bug']),
        status,
        'APP',
        pick(['High', 'Medium', 'Low']),
        day,
        day,
        pick(['mobile', 'office', '']),
        pick(['', 'billing']),
        `"${descriptionOf(random, pick)}"`,
        pick(['Sprint 1', 'Sprint 2', '']),
        pick(points),
        'blue',
        category,
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
};
