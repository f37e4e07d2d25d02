import { hashText } from './hash.js';

export interface Dated {
  readonly key: string;
  readonly title: string;
  readonly createdAt: string | null;
}

/** `PROJ-42` → 42 within PROJ; trackers number issues in order of creation. */
const numberOf = (key: string): number => Number(/(\d{1,15})\D*$/.exec(key)?.[1] ?? 0);
const projectOf = (key: string): string => key.replace(/\d.*$/, '');

/** Where each row stands between the first (0) and the last (1) of its project. */
const standing = (rows: readonly Dated[]): Map<Dated, number> => {
  const projects = new Map<string, Dated[]>();
  for (const row of rows) {
    const project = projects.get(projectOf(row.key));
    if (project) project.push(row);
    else projects.set(projectOf(row.key), [row]);
  }
  const places = new Map<Dated, number>();
  for (const members of projects.values()) {
    members.sort((a, b) => numberOf(a.key) - numberOf(b.key));
    members.forEach((row, i) => places.set(row, (i + 0.5) / members.length));
  }
  return places;
};

const timeOf = (row: Dated): number => {
  const time = row.createdAt === null ? Number.NaN : Date.parse(row.createdAt);
  return Number.isFinite(time) ? time : 0;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Oldest first: by creation time, then by the place of the issue number in its project, then by a hash of the title.
 * The result does not depend on the order given, as far as the rows differ at all.
 */
export const inOrderOfCreation = <T extends Dated>(rows: readonly T[]): T[] => {
  const places = standing([...rows].sort((a, b) => byText(a.key, b.key)));
  return [...rows].sort(
    (a, b) =>
      timeOf(a) - timeOf(b) ||
      (places.get(a) ?? 0) - (places.get(b) ?? 0) ||
      hashText(a.title) - hashText(b.title) ||
      byText(a.key, b.key),
  );
};
