import { api } from '@valora/contracts';
import { handleOpen, type MountedRoute } from '../../../platform/index.js';
import type { ForgeCall } from '../forge-call.js';
import type { ForgeDeps } from '../forge-deps.js';
import { connectProject, disconnectProject } from './connect-project.js';
import { describeInstallation } from './describe-installation.js';
import type { ProvingIdentity } from './forge-identity.js';
import { keepKnown, receiveLifecycle } from './lifecycle.js';
import type { LifecycleDeps } from './lifecycle-deps.js';
import { makeSettingsLink } from './settings-link.js';

const routes = api.forge;
const accepted = { accepted: true as const };

export interface ForgeIdentityRouteDeps extends ForgeDeps {
  readonly identity: ProvingIdentity;
  /** What is due every few minutes. The platform waits five seconds: they queue what takes longer. */
  readonly onSchedule: readonly ((call: ForgeCall) => Promise<void>)[];
}

export const lifecycleDeps = (deps: ForgeDeps): LifecycleDeps => ({
  ...deps,
  secrets: deps.installations.secrets,
  // Without an app no call is ever proved, so nothing is uninstalled.
  settings: { purgeAfterDays: deps.settings?.purgeAfterDays ?? 0 },
});

const fromThePlatform = (deps: ForgeIdentityRouteDeps): MountedRoute[] => [
  handleOpen(routes.lifecycle, async ({ headers, body }) => {
    const { identity } = deps;
    const proved = await identity.prove(headers);
    await receiveLifecycle(lifecycleDeps(deps), proved, body);
    await identity.keepToken(proved.claims.app.installationId, headers);
    return accepted;
  }),
  handleOpen(routes.schedule, async ({ headers }) => {
    const { identity } = deps;
    await keepKnown(lifecycleDeps(deps), await identity.prove(headers));
    const call = await identity.verifyPlatform(headers);
    await identity.keepToken(call.installationId, headers);
    for (const due of deps.onSchedule) await due(call);
    return accepted;
  }),
];

const fromPeople = (deps: ForgeIdentityRouteDeps): MountedRoute[] => [
  handleOpen(routes.installation, async ({ headers }) =>
    describeInstallation(deps, await deps.identity.verifyScreen(headers)),
  ),
  handleOpen(routes.connectProject, async ({ headers, params, body }) =>
    connectProject(deps, {
      call: await deps.identity.verifyScreen(headers),
      projectId: params.projectId,
      form: body,
    }),
  ),
  handleOpen(routes.disconnectProject, async ({ headers, params }) => {
    const call = await deps.identity.verifyScreen(headers);
    await disconnectProject(deps, { call, projectId: params.projectId });
    return { removed: true as const };
  }),
  handleOpen(routes.settingsLink, async ({ headers, body }) =>
    makeSettingsLink(deps, { call: await deps.identity.verifyScreen(headers), teamId: body.teamId }),
  ),
];

/** The app on a site: its coming and going, its clock, and which teams follow which projects. */
export const forgeIdentityRoutes = (deps: ForgeIdentityRouteDeps): MountedRoute[] => [
  ...fromThePlatform(deps),
  ...fromPeople(deps),
];
