import type { JiraClock } from './jira-clock.js';
import type { OAuthTokens } from './oauth.js';

/** Renewed this long before it ends, so that no call starts with a token about to die. */
const marginMs = 60_000;

export interface AccessTokenOptions {
  readonly clock: Pick<JiraClock, 'now'>;
  readonly load: () => Promise<OAuthTokens>;
  /**
   * Spends the stored refresh token and stores its successor before returning, under a lock that all processes
   * share: the refresh token works once. `seen` is the access token that no longer serves; where the store
   * already holds another one, that one is returned instead of a renewal.
   */
  readonly renew: (seen: string) => Promise<OAuthTokens>;
}

/** Hands out an access token, renewing it when it ends or when it was refused; concurrent callers share one renewal. */
export const createAccessToken = ({ clock, load, renew }: AccessTokenOptions) => {
  let current: OAuthTokens | null = null;
  let renewing: Promise<OAuthTokens> | null = null;

  const renewOnce = (seen: string): Promise<OAuthTokens> => {
    renewing ??= renew(seen).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  return async (ask: { readonly renew: boolean }): Promise<string> => {
    current ??= await load();
    if (ask.renew || current.expiresAtMs - marginMs <= clock.now())
      current = await renewOnce(current.accessToken);
    return current.accessToken;
  };
};
