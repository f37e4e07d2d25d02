import type { Clock, Database, KeyWrap, Logger } from '../../../platform/index.js';
import { createInstallationSecrets, type InstallationSecrets } from './installation-secrets.js';
import { createInstallationTokens, type InstallationTokens } from './installation-tokens.js';

export interface Installations {
  readonly secrets: InstallationSecrets;
  readonly tokens: InstallationTokens;
}

/** What is kept sealed for each site the app is installed on. */
export const createInstallations = (deps: {
  readonly database: Pick<Database, 'global'>;
  readonly keys: KeyWrap;
  readonly clock: Clock;
  readonly log: Logger;
}): Installations => {
  const secrets = createInstallationSecrets(deps.keys);
  return { secrets, tokens: createInstallationTokens({ ...deps, secrets }) };
};
