import { hasJiraDocument, startPrism } from '../../../backend/src/testing/jira/prism.js';
import type { HostState, RealtimeMessage } from '../shared.js';
import { createBridgeAnswers } from './answer-bridge.js';
import { startBackend, type Backend } from './backend.js';
import { contextOf } from './contexts.js';
import { serveCustomUi } from './custom-ui.js';
import { createEvents } from './events.js';
import { startFunctions } from './functions.js';
import { startGateway } from './gateway.js';
import { serveHost } from './host-server.js';
import { modulesOfType, readManifest } from './manifest.js';
import { startPlatform } from './platform.js';
import { createFunctionRuns } from './run-functions.js';
import { resourcesOf, screensOf } from './screens.js';
import { accessTo } from './site-access.js';
import { changeIssue, issuesOf, peopleOf, projectsOf, startSite, type IssueChange } from './site.js';

export interface PreviewOptions {
  /** Folder of manifest.yml. */
  readonly root: string;
  /** Built parts: the host page, UI Kit bundles, the bundle of functions. */
  readonly page: string;
  readonly ui: string;
  readonly functions: string;
  readonly runner: string;
  readonly bridge: string;
  readonly port: number;
  /** Requests of screens and functions to Jira pass Atlassian’s OpenAPI document on their way, both ways. */
  readonly prism: boolean;
  /** Where the backend is started from; null starts none. */
  readonly backendRoot: string | null;
}

const everyMs: Readonly<Record<string, number>> = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000 };

/** Everything of one local host: Jira, platform, functions, backend, page. */
export const startPreview = async (options: PreviewOptions) => {
  const ends: (() => Promise<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const one of ends.splice(0).reverse()) await one().catch(() => undefined);
  };
  try {
    const manifest = await readManifest(options.root);
    const jira = await startSite();
    ends.push(jira.close);
    if (options.prism && !hasJiraDocument())
      throw new Error('--prism needs Atlassian’s document at ../shared/peers/jira-rest-v3.openapi.json.');
    const prism = options.prism ? await startPrism({ upstream: jira.baseUrl }) : null;
    if (prism !== null) ends.push(prism.close);
    const jiraUrl = prism?.baseUrl ?? jira.apiBaseUrl;
    const faults: string[] = [];
    const measures: { moduleKey: string; milliseconds: number }[] = [];
    let backend: Backend | null = null;
    let hostUrl = '';
    let isInstalled = false;
    let gadgetConfiguration: Readonly<Record<string, unknown>> | null = null;

    const changed = (): void => {
      host.send('changed', {});
    };
    // The site is looked at after whatever may have changed it; each part tells who did.
    const lookAfter = (accountId: string): void => {
      if (events.look(accountId)) changed();
    };
    /** A gap of the invented site is no answer of Jira’s. */
    const checkKnown = (asked: string, answer: string): void => {
      if (answer.includes('"No such resource."')) faults.push(`the invented site has no ${asked}`);
    };
    const gateway = await startGateway(jira.baseUrl, ({ method, status, path: asked, response }) => {
      checkKnown(`${method} ${asked}`, response);
      if (method === 'GET' || status >= 300) return;
      events.look(jira.appAccountId);
      changed();
    });
    ends.push(gateway.close);
    const site = accessTo(jira, gateway);
    const platform = await startPlatform(manifest, site, { url: () => backend?.url ?? 'http://127.0.0.1:9' });
    ends.push(platform.close);
    const functions = await startFunctions(options.functions, options.runner);
    ends.push(functions.close);
    const events = createEvents({
      jira,
      manifest,
      platform,
      isInstalled: () => isInstalled,
      // Those after it are sent all the same.
      trigger: (moduleKey, event) =>
        runs.trigger(moduleKey, event).catch((error: unknown) => {
          faults.push(`${moduleKey} failed: ${(error as Error).message}`);
        }),
    });
    const custom = await serveCustomUi({ manifest, bridgeFile: options.bridge, hostUrl: () => hostUrl });
    ends.push(custom.close);

    const publish = (message: RealtimeMessage): void => {
      host.send('realtime', message);
    };
    const runs = createFunctionRuns({
      manifest,
      jira,
      jiraUrl,
      platform,
      functions,
      publish,
      hostUrl: () => hostUrl,
      onJiraChange: lookAfter,
    });

    const answerBridge = createBridgeAnswers({
      jira,
      jiraUrl,
      platform,
      runs,
      isInstalled: () => isInstalled,
      context: (surface) =>
        contextOf(surface, { jira, site, manifest, gadgetConfiguration, locationUrl: hostUrl }),
      publish,
      checkKnown,
      onJiraChange: lookAfter,
    });

    const state = (): HostState => ({
      people: peopleOf(),
      projects: projectsOf(jira),
      issues: issuesOf(jira),
      modules: screensOf(manifest, custom.url),
      resources: resourcesOf(manifest, custom.url),
      scheduled: modulesOfType(manifest, 'scheduledTrigger').map(({ key, interval }) => ({
        key,
        interval: interval ?? '',
      })),
      backendIsAway: platform.isAway(),
      installed: isInstalled,
      gadgetConfiguration,
    });

    const siteAdmin = peopleOf()[0]?.accountId ?? '';
    const setInstalled = async (installs: boolean): Promise<void> => {
      if (installs) isInstalled = true;
      const event = installs ? 'avi:forge:installed:app' : 'avi:forge:uninstalled:app';
      const heard = await events.lifecycle(event, siteAdmin);
      isInstalled = installs;
      changed();
      if (!heard) throw new Error(`the backend did not take ${event}`);
    };

    const runScheduled = (key: string): Promise<void> =>
      runs.schedule(key).catch((error: unknown) => {
        process.stderr.write(`${key}: ${(error as Error).message}\n`);
      });

    const host = await serveHost(
      {
        get: {
          '/host/state': state,
          '/host/faults': () => faults,
          '/host/measures': () => measures,
          '/host/calls': () => platform.records(),
          '/host/exchanges': () => gateway.exchanges(),
          '/host/jira': () =>
            jira
              .issues()
              .map(({ properties, ...issue }) => ({ ...issue, properties: Object.fromEntries(properties) })),
          '/host/backend': () => ({
            url: backend?.url ?? null,
            link: backend?.link ?? null,
            dataDir: backend?.dataDir ?? null,
          }),
        },
        post: {
          '/host/bridge': answerBridge,
          '/host/faults': ({ what }: { what: string }) => {
            faults.push(what);
          },
          '/host/measures': (measure: { moduleKey: string; milliseconds: number }) => {
            measures.push(measure);
          },
          '/host/control/away': ({ away }: { away: boolean }) => {
            platform.setAway(away);
            changed();
          },
          '/host/control/issue': (change: IssueChange) => {
            changeIssue(jira, change);
            // The platform’s event may be late: it then comes with the next change of anything.
            if (change.late !== true) events.look(change.accountId);
            changed();
          },
          '/host/control/gadget': ({ configuration }: { configuration: Record<string, unknown> }) => {
            gadgetConfiguration = configuration;
            changed();
          },
          '/host/control/schedule': ({ key }: { key: string }) => runs.schedule(key),
          '/host/control/install': () => setInstalled(true),
          '/host/control/uninstall': () => setInstalled(false),
          '/host/control/forget-installation': () => {
            isInstalled = false;
          },
          '/host/control/settled': () => events.settled(),
          '/host/control/forget-exchanges': () => {
            gateway.forget();
          },
          '/host/control/act': ({
            action,
            inputs,
            accountId,
          }: {
            action: string;
            inputs: Record<string, unknown>;
            accountId: string;
          }) => runs.act(action, inputs, accountId),
          '/host/control/jql': async ({ moduleKey, args }: { moduleKey: string; args: string[] }) => {
            const answer = await platform.deliver(moduleKey, {
              clause: {
                type: 'FunctionOperand',
                field: 'issue',
                operator: 'in',
                functionName: moduleKey,
                arguments: args,
              },
              context: { cloudId: jira.cloudId, moduleKey },
            });
            return answer === null ? null : (JSON.parse(answer.text) as unknown);
          },
        },
        webTrigger: (id, request) => runs.webTrigger(id, request),
      },
      { page: options.page, ui: options.ui },
    );
    ends.push(host.close);
    hostUrl = await host.listen(options.port);

    if (options.backendRoot !== null) {
      backend = await startBackend(options.backendRoot, { ...platform.env });
      ends.push(backend.stop);
      await setInstalled(true);
      for (const { key } of modulesOfType(manifest, 'scheduledTrigger')) await runScheduled(key);
    } else isInstalled = true;

    const timers = modulesOfType(manifest, 'scheduledTrigger').map(({ key, interval }) =>
      setInterval(
        () => {
          void runScheduled(key);
        },
        everyMs[interval ?? ''] ?? 3_600_000,
      ),
    );
    ends.push(() => Promise.resolve(timers.forEach(clearInterval)));
    return { url: hostUrl, backend, stop: end };
  } catch (error) {
    await end();
    throw error;
  }
};
