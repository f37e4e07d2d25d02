import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the library’s default), m = 19 MiB, t = 2, p = 1. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/** Kept for people who come from Jira: no password fits. */
export const unusablePassword = '!';

/** Takes as long for an unknown account as for a wrong password, so that nobody can tell which accounts exist. */
export const verifyPassword = async (stored: string | null, password: string): Promise<boolean> => {
  const usable = stored === unusablePassword ? null : stored;
  const known = usable ?? (await (decoy ??= hashPassword('nobody has this password')));
  const matches = await verify(known, password);
  return usable !== null && matches;
};

let decoy: Promise<string> | undefined;
