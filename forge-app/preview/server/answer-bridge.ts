import type { FakeJira } from '../../../backend/src/testing/jira/index.js';
import { limits, type BridgeAnswer, type BridgeCall, type RealtimeMessage, type Surface } from '../shared.js';
import { checkSize, type Platform } from './platform.js';
import type { FunctionRuns } from './run-functions.js';
import { askJira } from './site-access.js';

interface Deps {
  readonly jira: FakeJira;
  /** Where requests to it go. */
  readonly jiraUrl: string;
  readonly platform: Platform;
  readonly runs: FunctionRuns;
  readonly isInstalled: () => boolean;
  readonly context: (surface: Surface) => unknown;
  readonly publish: (message: RealtimeMessage) => void;
  /** Hears what was asked of Jira, and the answer’s text. */
  readonly checkKnown: (asked: string, answer: string) => void;
  /** What a screen did to Jira may be an event. */
  readonly onJiraChange: (accountId: string) => void;
}

const fetchProduct = async (deps: Deps, { surface, data }: BridgeCall): Promise<unknown> => {
  const { jira, jiraUrl, checkKnown, onJiraChange } = deps;
  const { product, restPath, fetchRequestInit } = data as {
    product: string;
    restPath: string;
    fetchRequestInit: { method?: string; body?: string | null; headers?: [string, string][] };
  };
  if (product !== 'jira') throw new Error(`this site has no ${product}`);
  const method = fetchRequestInit.method ?? 'GET';
  const answer = await askJira(jiraUrl, jira.userTokenOf(surface.accountId), {
    path: restPath,
    method,
    body: fetchRequestInit.body ?? null,
    headers: Object.fromEntries(fetchRequestInit.headers ?? []),
  });
  checkKnown(`${method} ${restPath}`, answer.body);
  if (method !== 'GET') onJiraChange(surface.accountId);
  return { ...answer, isAttachment: false };
};

const invoke = ({ platform, runs, context }: Deps, { surface, data }: BridgeCall): Promise<unknown> => {
  const given = data as Record<string, unknown>;
  checkSize(Buffer.byteLength(JSON.stringify(given)), limits.requestBytes, 'the request');
  if (given['invokeType'] === 'ui-remote-fetch') return platform.invokeRemote(surface, given);
  const { accountId, moduleKey } = surface;
  return runs.invoke(String(given['functionKey']), given['payload'], {
    accountId,
    moduleKey,
    context: context(surface),
  });
};

const publishRealtime = ({ publish }: Deps, { data }: BridgeCall): unknown => {
  const { channelName, eventPayload, isGlobal, scope } = data as Record<string, unknown>;
  const eventTimestamp = Date.now();
  const eventId = String(eventTimestamp);
  publish({
    channelName: String(channelName),
    payload: eventPayload,
    isGlobal: isGlobal === true,
    scope: String(scope),
    eventId,
    eventTimestamp,
  });
  return { eventId, eventTimestamp };
};

const answer = (deps: Deps, call: BridgeCall): unknown => {
  if (call.command === 'getContext') return deps.context(call.surface);
  if (!deps.isInstalled()) throw new Error('The app is not installed on this site.');
  if (call.command === 'invoke') return invoke(deps, call);
  if (call.command === 'fetchProduct') return fetchProduct(deps, call);
  return publishRealtime(deps, call);
};

/** Answers the commands of the bridge that only the server can answer; what goes wrong is an answer too. */
export const createBridgeAnswers =
  (deps: Deps) =>
  async (call: BridgeCall): Promise<BridgeAnswer> => {
    try {
      return { ok: true, value: await answer(deps, call) };
    } catch (error) {
      return { ok: false, message: (error as Error).message };
    }
  };
