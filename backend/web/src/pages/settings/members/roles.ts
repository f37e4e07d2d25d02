import { role, type Role } from '@valora/contracts';

/** What each role may do, for the place where it is given. */
export const roleMeanings = {
  viewer: 'sees everything',
  contributor: 'also adds and edits',
  manager: 'also ranks, approves epics',
  admin: 'also runs the team',
} as const satisfies Record<Role, string>;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const roleOptions = role.options.map((value) => ({ value, label: capitalised(value) }));
export const roleOptionsExplained = role.options.map((value) => ({
  value,
  label: `${capitalised(value)}: ${roleMeanings[value]}`,
}));
export const roleOf = (value: string): Role | null => role.options.find((option) => option === value) ?? null;
