import type { api, Body, Integration } from '@valora/contracts';
import { invalidInput, type Actor } from '../platform/index.js';
import { sealSecrets } from './connection-secrets.js';
import { saveJira } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import type { JiraClients } from './jira-clients.js';
import { asFormProblem, asProjectProblem } from './jira-problems.js';
import { siteAddress, type JiraClient } from './jira/index.js';

export interface ConnectRequest {
  readonly teamId: string;
  readonly actor: Actor;
  readonly form: Body<typeof api.integrations.connectJira>;
}

const checkAccount = async (client: JiraClient): Promise<void> => {
  try {
    await client.myself();
  } catch (error) {
    throw asFormProblem(error);
  }
};

/** @throws AppError invalid_input where the project is not there or cannot hold epics, vendor_failed */
export const checkProject = async (client: JiraClient, projectKey: string | null): Promise<void> => {
  if (projectKey === null) return;
  try {
    await client.epicTypesOf(projectKey);
  } catch (error) {
    throw asProjectProblem(error, projectKey);
  }
};

/**
 * Connects Jira Cloud by site, e-mail and API token, after having used them.
 * @throws AppError invalid_input with the field to mend, vendor_failed
 */
export const connectJira = async (
  deps: ConnectionDeps & { readonly clients: JiraClients },
  request: ConnectRequest,
): Promise<Integration> => {
  const { teamId, actor, form } = request;
  const site = siteAddress(form.siteUrl, deps.jira);
  if (!site.ok) throw invalidInput('body.siteUrl', site.reason);
  const { email, apiToken, projectKey } = form;
  const client = deps.clients.trial({ baseUrl: site.baseUrl, auth: { kind: 'api_token', email, apiToken } });
  await checkAccount(client);
  await checkProject(client, projectKey);
  return deps.database.inTeam(teamId, async (scope) =>
    saveJira(scope, {
      name: new URL(site.baseUrl).host,
      auth: 'api_token',
      config: { siteUrl: site.baseUrl, baseUrl: site.baseUrl, email, projectKey },
      secrets: await sealSecrets(deps.envelope, scope, { auth: 'api_token', apiToken }),
      actor,
    }),
  );
};
