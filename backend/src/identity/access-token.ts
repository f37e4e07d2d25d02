import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';

export const accessTokenMs = 15 * 60_000;

const claims = z.object({ sub: z.uuid(), team: z.uuid(), sid: z.uuid(), name: z.string(), exp: z.int() });
export type AccessClaims = z.infer<typeof claims>;

export interface AccessTokens {
  issue: (claims: Omit<AccessClaims, 'exp'>) => { token: string; expiresAt: Date };
  /** Null when it is expired, signed otherwise or not a token of ours. */
  read: (token: string) => AccessClaims | null;
}

const issuer = 'valora';

/** HS256 with the installation’s session key; no other algorithm is accepted. */
export const createAccessTokens = (options: { key: Buffer }): AccessTokens => {
  const sign = createSigner({
    key: options.key,
    algorithm: 'HS256',
    iss: issuer,
    aud: issuer,
    expiresIn: accessTokenMs,
  });
  const verify = createVerifier({
    key: options.key,
    algorithms: ['HS256'],
    allowedIss: issuer,
    allowedAud: issuer,
    cache: 1_000,
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub'],
  });
  return {
    issue: (given) => ({ token: sign({ ...given }), expiresAt: new Date(Date.now() + accessTokenMs) }),
    read: (token) => {
      try {
        const parsed = claims.safeParse(verify(token));
        return parsed.success ? parsed.data : null;
      } catch {
        // Every failure to verify means the same: not a valid token.
        return null;
      }
    },
  };
};
