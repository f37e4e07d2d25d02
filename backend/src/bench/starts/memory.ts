import { readdir, readFile } from 'node:fs/promises';

/** Linux tells here what processes use; other systems have no such files, and nothing is measured. */
const processes = '/proc';

const kilobytes = async (file: string, name: string): Promise<number | null> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  return found === undefined ? null : Number(found) * 1024;
};

/** Resident size in bytes; null where the system does not tell. */
export const residentBytes = (pid: number): Promise<number | null> =>
  kilobytes(`${processes}/${String(pid)}/status`, 'VmRSS');

const parentOf = async (pid: string): Promise<number | null> => {
  const text = await readFile(`${processes}/${pid}/stat`, 'utf8').catch(() => '');
  // The name before it, in brackets, may hold anything.
  const parent = text
    .slice(text.lastIndexOf(')') + 1)
    .trim()
    .split(' ')[1];
  return parent === undefined ? null : Number(parent);
};

/**
 * What a process and its children use together, in bytes: memory they share is counted once. Null where the system does
 * not tell.
 */
export const familyBytes = async (pid: number): Promise<number | null> => {
  const all = (await readdir(processes).catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(all.map(parentOf));
  const family = all.filter((one, index) => Number(one) === pid || parents[index] === pid);
  const shares = await Promise.all(family.map((one) => kilobytes(`${processes}/${one}/smaps_rollup`, 'Pss')));
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : known.reduce((total, share) => total + share, 0);
};
