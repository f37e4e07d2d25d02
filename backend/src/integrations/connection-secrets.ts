import type { Envelope, TeamScope } from '../platform/index.js';
import { jiraSecrets, type JiraSecrets } from './connection-config.js';

/** Bound into the seal with the team’s id: a sealed text cannot be moved to another team or field. */
const context = 'jira|secrets';

export const sealSecrets = (envelope: Envelope, scope: TeamScope, secrets: JiraSecrets): Promise<string> =>
  envelope.encrypt(scope, context, JSON.stringify(secrets));

/** @throws when it was sealed for another team or changed since */
export const openSecrets = async (
  envelope: Envelope,
  scope: TeamScope,
  sealed: string,
): Promise<JiraSecrets> => jiraSecrets.parse(JSON.parse(await envelope.decrypt(scope, context, sealed)));
