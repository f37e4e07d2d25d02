import { randomUUID } from 'node:crypto';
import type { FakeJira } from '../../../backend/src/testing/jira/index.js';
import { limits, type RealtimeMessage } from '../shared.js';
import type { FunctionAnswer, FunctionFetch, Functions } from './functions.js';
import { moduleOf, type Manifest } from './manifest.js';
import { environmentId, headerLists, Unreachable, untilHeard, type Platform } from './platform.js';
import { askJira } from './site-access.js';

const json = (body: unknown, status = 200): FunctionAnswer => ({
  status,
  statusText: status === 200 ? 'OK' : '',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

interface Deps {
  readonly manifest: Manifest;
  readonly jira: FakeJira;
  /** Where requests to it go. */
  readonly jiraUrl: string;
  readonly platform: Platform;
  readonly functions: Functions;
  readonly publish: (message: RealtimeMessage) => void;
  /** Address of this host, for web triggers. */
  readonly hostUrl: () => string;
  /** What a function did to Jira may be an event. */
  readonly onJiraChange: (accountId: string) => void;
}

/** Runs functions of the app and answers what they ask of Atlassian’s proxy. */
export const createFunctionRuns = (deps: Deps) => {
  const { manifest, jira, platform } = deps;
  const webTriggers = new Map<string, string>();

  const answerGraph = (body: string): FunctionAnswer => {
    const { variables } = JSON.parse(body) as { variables: { input: { triggerKey: string } } };
    const { triggerKey } = variables.input;
    moduleOf(manifest, triggerKey);
    const known = [...webTriggers].find(([, key]) => key === triggerKey)?.[0] ?? randomUUID();
    webTriggers.set(known, triggerKey);
    return json({ data: { createWebTriggerUrl: { url: `${deps.hostUrl()}/x1/${known}` } } });
  };

  const publishRealtime = (body: string): FunctionAnswer => {
    const { variables } = JSON.parse(body) as {
      variables: { name: string; payload: string; isGlobal: boolean; context?: string };
    };
    const eventId = randomUUID();
    const eventTimestamp = Date.now();
    deps.publish({
      channelName: variables.name,
      payload: JSON.parse(variables.payload),
      isGlobal: variables.isGlobal,
      scope: '',
      eventId,
      eventTimestamp,
    });
    return json({ data: { ecosystem: { publishRealtimeChannel: { eventId, eventTimestamp } } } });
  };

  const askSite = async (call: FunctionFetch, accountId: string | null): Promise<FunctionAnswer> => {
    if (call.asWhom.provider === 'user' && accountId === null)
      return { ...json({}, 401), headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } };
    const asApp = call.asWhom.provider !== 'user' || accountId === null;
    const token = asApp ? jira.systemToken : jira.userTokenOf(accountId);
    const answer = await askJira(deps.jiraUrl, token, { path: call.path, ...call.init });
    if (call.init.method !== 'GET') deps.onJiraChange(asApp ? jira.appAccountId : accountId);
    return answer;
  };

  const fetchFor =
    (moduleKey: string, accountId: string | null) =>
    async (call: FunctionFetch): Promise<FunctionAnswer> => {
      const { type, remote } = call.asWhom;
      if (type === 'realtime') return publishRealtime(call.init.body ?? '{}');
      if (type === 'fpp' && remote === 'stargate') return answerGraph(call.init.body ?? '{}');
      if (type === 'fpp' && remote === 'jira') return askSite(call, accountId);
      if (type !== 'frc') throw new Error(`the host knows no ${type} calls of functions`);
      if (!manifest.remotes.some(({ key }) => key === remote))
        return { ...json({}, 400), headers: { 'forge-proxy-error': 'INVALID_REMOTE' } };
      try {
        const answer = await platform.callRemote(
          { from: moduleKey, endpoint: null, seed: { moduleKey } },
          { ...call.init, path: call.path, limitMs: limits.screenMs },
        );
        return { status: answer.status, statusText: '', headers: answer.headers, body: answer.text };
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return { ...json({}, 504), headers: { 'forge-proxy-error': 'TIMED_OUT' } };
      }
    };

  const run = async (
    functionKey: string,
    moduleKey: string,
    given: { readonly args: readonly unknown[]; readonly accountId: string | null; readonly limitMs: number },
  ): Promise<unknown> => {
    const handler = moduleOf(manifest, functionKey).handler ?? '';
    return deps.functions.run({
      handler: handler.split('.')[1] ?? '',
      args: given.args,
      limitMs: given.limitMs,
      runtime: {
        appContext: {
          appId: manifest.shortAppId,
          appVersion: '1.0.0',
          environmentId,
          environmentType: 'DEVELOPMENT',
          invocationId: randomUUID(),
          installationId: platform.installationId,
          moduleKey,
        },
        contextAri: platform.siteAri,
        realtime: { contextToken: 'context-token' },
      },
      fetch: fetchFor(moduleKey, given.accountId),
    });
  };

  const backendPayload = (accountId: string | null) => ({
    installContext: platform.siteAri,
    installation: { ari: { installationId: platform.installationId } },
    ...(accountId === null ? {} : { principal: { accountId } }),
  });

  return {
    /** A resolver’s function, called by a screen. */
    invoke: (
      functionKey: string,
      payload: unknown,
      caller: { accountId: string; moduleKey: string; context: unknown },
    ) => {
      const module = moduleOf(manifest, caller.moduleKey);
      const resolver = module.resolver?.function;
      if (resolver === undefined) throw new Error(`${caller.moduleKey} names no function as its resolver`);
      return run(resolver, caller.moduleKey, {
        args: [{ call: { functionKey, payload }, context: caller.context }, backendPayload(caller.accountId)],
        accountId: caller.accountId,
        limitMs: limits.screenMs,
      });
    },
    /** An action, called by an automation rule or an agent for a person. */
    act: (actionKey: string, inputs: Readonly<Record<string, unknown>>, accountId: string) => {
      const action = moduleOf(manifest, actionKey);
      return run(action.function ?? '', actionKey, {
        args: [
          { ...inputs, context: { cloudId: jira.cloudId, moduleKey: actionKey } },
          { ...backendPayload(accountId), accountId },
        ],
        accountId,
        limitMs: limits.screenMs,
      });
    },
    /** Something happened in Jira: the trigger’s endpoint or function hears of it, and again where that failed. */
    trigger: async (key: string, body: unknown): Promise<void> => {
      const module = moduleOf(manifest, key);
      if (module.endpoint !== undefined) {
        await platform.deliver(key, body);
        return;
      }
      await untilHeard(async () => {
        const answer = (await run(module.function ?? '', key, {
          args: [body, backendPayload(null)],
          accountId: null,
          limitMs: limits.screenMs,
        })) as { readonly _retry?: boolean } | undefined;
        return answer?._retry === true ? null : true;
      });
    },
    schedule: async (key: string): Promise<void> => {
      const module = moduleOf(manifest, key);
      const body = { context: { cloudId: jira.cloudId, moduleKey: key } };
      if (module.endpoint !== undefined) await platform.deliver(key, { eventType: 'scheduled', ...body });
      else
        await run(module.function ?? '', key, {
          args: [body, backendPayload(null)],
          accountId: null,
          limitMs: limits.webTriggerMs,
        });
    },
    /** Answers a call of a web trigger’s address. */
    webTrigger: async (
      id: string,
      request: {
        readonly method: string;
        readonly body: string;
        readonly headers: Readonly<Record<string, string>>;
      },
    ) => {
      const key = webTriggers.get(id);
      if (key === undefined) return { status: 404, headers: {}, body: '' };
      const module = moduleOf(manifest, key);
      const answer = (await run(module.function ?? '', key, {
        args: [
          {
            method: request.method,
            path: `/x1/${id}`,
            body: request.body,
            headers: headerLists(request.headers),
            queryParameters: {},
          },
          backendPayload(null),
        ],
        accountId: null,
        limitMs: limits.webTriggerMs,
      })) as { outputKey?: string; statusCode?: number; body?: string };
      const response = module['response'] as
        { type: string; outputs?: { key: string; statusCode: number }[] } | undefined;
      if (response?.type !== 'static')
        return { status: answer.statusCode ?? 500, headers: {}, body: answer.body ?? '' };
      const output = response.outputs?.find(({ key: name }) => name === answer.outputKey);
      return { status: output?.statusCode ?? 500, headers: {}, body: '' };
    },
  };
};
export type FunctionRuns = ReturnType<typeof createFunctionRuns>;
