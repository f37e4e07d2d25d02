import { forge } from '@valora/contracts';
import { handleOpen, invalidInput, type MountedRoute } from '../../../platform/index.js';
import type { ForgeRouteDeps } from '../forge-deps.js';
import { takeChanges } from './change-store.js';
import { pokeUrlProblem } from './poke-url.js';
import { setPokeUrl } from './poke.js';
import { noteJqlUse } from './refresh-jql.js';
import { createTopAnswers } from './top-issues.js';
import { jqlCall } from './valora-top.js';

const resolveJql = (deps: ForgeRouteDeps): MountedRoute =>
  handleOpen(forge.jql, async ({ headers, body }) => {
    const { installationId } = await deps.identity.verifyPlatform(headers);
    const call = jqlCall.safeParse(body);
    if (!call.success) return { error: 'valoraTop: Jira sent a call that Valora cannot read.' };
    await noteJqlUse(deps, installationId, true);
    return createTopAnswers(deps, installationId)(call.data.clause);
  });

const handOutChanges = (deps: ForgeRouteDeps): MountedRoute =>
  handleOpen(forge.changes, async ({ headers }) => {
    const { installationId } = await deps.identity.verifyPlatform(headers);
    return { changes: await deps.database.global((trx) => takeChanges(trx, installationId)) };
  });

const keepPokeUrl = (deps: ForgeRouteDeps): MountedRoute =>
  handleOpen(forge.poke, async ({ headers, body }) => {
    const { installationId } = await deps.identity.verifyPlatform(headers);
    const problem = pokeUrlProblem(body.url, deps.jira.allowLoopback);
    if (problem !== null) throw invalidInput('body.url', problem);
    await setPokeUrl(deps, { installationId, url: body.url });
    return { accepted: true as const };
  });

/** What Jira and the app ask for: JQL of a function, hints that wait, and where to say that there are some. */
export const writeBackRoutes = (deps: ForgeRouteDeps): MountedRoute[] => [
  resolveJql(deps),
  handOutChanges(deps),
  keepPokeUrl(deps),
];
