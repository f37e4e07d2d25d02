import { connectionsOf } from './connection-row.js';
import { openSecrets, sealSecrets } from './connection-secrets.js';
import { getConnection } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { refreshTokens, type OAuthTokens } from './jira/index.js';
import { oauthOptions } from './oauth-app.js';
import type { TeamScope } from '../platform/index.js';

export interface StoredTokens {
  readonly load: () => Promise<OAuthTokens>;
  readonly renew: (seen: string) => Promise<OAuthTokens>;
}

/** The OAuth tokens of a connection, sealed in its row. */
export const storedTokens = (
  deps: ConnectionDeps,
  connection: { readonly teamId: string; readonly id: string },
): StoredTokens => {
  const { database, envelope } = deps;
  const { teamId, id } = connection;

  const read = async (scope: TeamScope): Promise<OAuthTokens> => {
    const secrets = await openSecrets(envelope, scope, (await getConnection(scope, id)).secrets);
    if (secrets.auth !== 'oauth') throw new Error('the connection no longer uses OAuth');
    return secrets;
  };

  return {
    load: () => database.inTeam(teamId, read),
    // The row’s lock makes renewals of all processes wait for each other: the refresh token works once.
    renew: (seen) =>
      database.inTeam(teamId, async (scope) => {
        await connectionsOf(scope).where({ id }).forUpdate().first('id');
        const stored = await read(scope);
        if (stored.accessToken !== seen) return stored;
        const tokens = await refreshTokens(oauthOptions(deps), stored.refreshToken);
        const sealed = await sealSecrets(envelope, scope, {
          auth: 'oauth',
          ...tokens,
          scopes: [...tokens.scopes],
        });
        await connectionsOf(scope).where({ id }).update({ secrets: sealed });
        return tokens;
      }),
  };
};
