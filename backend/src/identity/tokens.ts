import { createHash, randomBytes } from 'node:crypto';

/** Only hashes of tokens are stored; 256 random bits need no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A token that names its team, so that it can be looked up under row level security. */
export const newTeamToken = (prefix: string, teamId: string): string =>
  `${prefix}${teamId.replaceAll('-', '')}_${newSecret()}`;

/** The team a token names; null when it has not the form of one of ours. */
export const teamOfToken = (prefix: string, token: string): string | null => {
  if (!token.startsWith(prefix)) return null;
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/.exec(
    token.slice(prefix.length),
  );
  return match === null ? null : match.slice(1).join('-');
};
