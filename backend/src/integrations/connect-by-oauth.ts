import type { Integration } from '@valora/contracts';
import { AppError, type Caller } from '../platform/index.js';
import { configOf } from './connection-row.js';
import { sealSecrets } from './connection-secrets.js';
import { findJira, saveJira } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { asAppError } from './jira-problems.js';
import {
  accessibleSites,
  authorizeAddress,
  exchangeCode,
  oauthBaseUrl,
  type AccessibleSite,
  type OAuthTokens,
} from './jira/index.js';
import { oauthApp, oauthOptions } from './oauth-app.js';
import { checkState, makeState } from './oauth-state.js';

/** Where the browser goes on. @throws AppError conflict where no OAuth app is configured */
export const startOAuth = async (deps: ConnectionDeps, caller: Caller): Promise<string> => {
  const app = oauthApp(deps);
  const nowMs = deps.clock.now().getTime();
  const state = await deps.database.inTeam(caller.teamId, (scope) =>
    makeState(scope, { envelope: deps.envelope, caller, nowMs }),
  );
  return authorizeAddress(app, state);
};

interface Granted {
  readonly tokens: OAuthTokens;
  readonly site: AccessibleSite;
}

const redeem = async (deps: ConnectionDeps, code: string): Promise<Granted> => {
  const options = oauthOptions(deps);
  try {
    const tokens = await exchangeCode(options, code);
    const [site] = await accessibleSites(options, tokens.accessToken);
    if (site === undefined)
      throw new AppError(
        'conflict',
        'Atlassian gave access to no Jira site. Choose one when you are asked to.',
      );
    return { tokens, site };
  } catch (error) {
    throw asAppError(error);
  }
};

/**
 * Keeps the connection a person consented to at Atlassian. Where consent opens several sites the first is taken.
 * @throws AppError invalid_input for a state that is not ours, conflict, vendor_failed
 */
export const finishOAuth = async (
  deps: ConnectionDeps,
  answer: { readonly caller: Caller; readonly code: string; readonly state: string },
): Promise<Integration> => {
  const { caller, code, state } = answer;
  const { database, envelope, clock } = deps;
  await database.inTeam(caller.teamId, (scope) =>
    checkState(scope, state, { envelope, caller, nowMs: clock.now().getTime() }),
  );
  const { tokens, site } = await redeem(deps, code);
  return database.inTeam(caller.teamId, async (scope) => {
    const before = await findJira(scope);
    const siteUrl = new URL(site.url).origin;
    const known = before === null ? null : configOf(before);
    return saveJira(scope, {
      name: new URL(siteUrl).host,
      auth: 'oauth',
      config: {
        siteUrl,
        baseUrl: oauthBaseUrl(oauthApp(deps), site.cloudId),
        email: null,
        projectKey: known?.siteUrl === siteUrl ? known.projectKey : null,
      },
      secrets: await sealSecrets(envelope, scope, { auth: 'oauth', ...tokens, scopes: [...tokens.scopes] }),
      actor: caller.actor,
    });
  });
};
