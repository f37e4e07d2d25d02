import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
// By their own names: `index.js` beside them brings the whole backend along.
import { installationIdOfTests, type InvocationSeed } from '../../../backend/src/testing/forge/claims.js';
import { startForgePlatform } from '../../../backend/src/testing/forge/forge-platform.js';
import { limits, type CallRecord, type Surface } from '../shared.js';
import { endpointOf, moduleOf, type Manifest, type ManifestModule } from './manifest.js';
import type { SiteAccess } from './site-access.js';

/** An answer of the backend, as the platform hands it to whoever asked. */
export interface RemoteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface RemoteCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly limitMs: number;
}

export class Unreachable extends Error {}

export const environmentId = '0d5a52a6-0000-4000-8000-000000000001';

/** Headers as Forge hands them on: a list of values each. */
export const headerLists = (headers: Readonly<Record<string, string>>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

const retryPauseMs = 200;

/**
 * Tries until something is heard, five times in all; null where nothing was. The platform waits as long as it was asked
 * to in between; a person who tries things out does not.
 */
export const untilHeard = async <T>(attempt: () => Promise<T | null>): Promise<T | null> => {
  for (let attempts = 1; attempts <= limits.attempts; attempts += 1) {
    const answer = await attempt();
    if (answer !== null) return answer;
    await sleep(retryPauseMs * 2 ** attempts);
  }
  return null;
};

const answersToJson = /^application\/json/;

/** Body as a screen gets it: JSON already read. */
const bodyOf = ({ headers, text }: RemoteAnswer): unknown => {
  if (!answersToJson.test(headers['content-type'] ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

export const checkSize = (bytes: number, most: number, what: string): void => {
  if (bytes > most) throw new Error(`${what} is larger than ${String(most / 1024)} KB, which Forge allows`);
};

const send = async (url: string, call: RemoteCall): Promise<RemoteAnswer> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: call.method,
      headers: call.headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(call.limitMs),
      ...(call.body === null ? {} : { body: call.body }),
    });
  } catch (error) {
    throw new Unreachable(`the remote did not answer within ${String(call.limitMs)} ms: ${String(error)}`);
  }
  const text = await response.text();
  checkSize(Buffer.byteLength(text), limits.responseBytes, 'the answer');
  if (response.status >= 300 && response.status < 400) throw new Unreachable('the remote redirected');
  return { status: response.status, headers: Object.fromEntries(response.headers.entries()), text };
};

/** What a call is made in the name of. */
export interface Origin {
  readonly from: string;
  readonly endpoint: ManifestModule | null;
  readonly seed: InvocationSeed;
}

/** Atlassian’s side of Forge Remote: really signed tokens, the platform’s limits, and the backend away on request. */
export const startPlatform = async (
  manifest: Manifest,
  site: SiteAccess,
  backend: { readonly url: () => string },
) => {
  const signer = await startForgePlatform({
    appId: manifest.appId,
    jira: { baseUrl: site.gatewayUrl, cloudId: site.cloudId },
  });
  const records: CallRecord[] = [];
  let isAway = false;

  const tokensOf = ({ endpoint, seed }: Origin): InvocationSeed => {
    const auth = endpoint?.auth ?? manifest.remotes[0]?.auth;
    const { accountId } = seed;
    return {
      ...seed,
      environment: 'DEVELOPMENT',
      ...(auth?.appSystemToken?.enabled === true ? { systemToken: site.systemToken } : {}),
      ...(auth?.appUserToken?.enabled === true && accountId !== undefined
        ? { userToken: site.userTokenOf(accountId) }
        : {}),
    };
  };

  const callRemote = async (origin: Origin, call: RemoteCall): Promise<RemoteAnswer> => {
    checkSize(Buffer.byteLength(call.body ?? ''), limits.requestBytes, 'the request');
    const started = performance.now();
    const record = (status: number | null): void => {
      records.push({
        at: new Date().toISOString(),
        from: origin.from,
        accountId: origin.seed.accountId ?? null,
        method: call.method,
        path: call.path,
        status,
        milliseconds: Math.round(performance.now() - started),
      });
    };
    try {
      if (isAway) throw new Unreachable('the backend is away');
      const headers = { ...call.headers, ...(await signer.headersFor(tokensOf(origin))) };
      const answer = await send(`${backend.url()}${call.path}`, { ...call, headers });
      record(answer.status);
      return answer;
    } catch (error) {
      record(null);
      throw error;
    }
  };

  const seedOf = (surface: Surface): InvocationSeed => {
    const issue = surface.issueKey === null ? undefined : site.issue(surface.issueKey);
    const project = surface.projectKey === null ? undefined : site.project(surface.projectKey);
    return {
      accountId: surface.accountId,
      moduleKey: surface.moduleKey,
      ...(issue === undefined ? {} : { issue: { id: issue.id, key: issue.key, type: issue.type } }),
      ...(project === undefined ? {} : { project: { id: project.id, key: project.key } }),
    };
  };

  /** Sends what the platform itself sends, again where it fails. */
  const deliver = async (moduleKey: string, body: unknown): Promise<RemoteAnswer | null> => {
    const module = moduleOf(manifest, moduleKey);
    const endpoint = endpointOf(manifest, module.endpoint ?? '');
    return untilHeard(async () => {
      const answer = await callRemote(
        { from: moduleKey, endpoint, seed: { moduleKey } },
        {
          method: 'POST',
          path: endpoint.route?.path ?? '/',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          limitMs: limits.platformMs,
        },
      ).catch(() => null);
      return answer !== null && answer.status < 300 ? answer : null;
    });
  };

  return {
    env: signer.env,
    installationId: installationIdOfTests,
    siteAri: `ari:cloud:jira::site/${site.cloudId}`,
    records: (): readonly CallRecord[] => records,
    isAway: () => isAway,
    setAway: (away: boolean): void => {
      isAway = away;
    },
    callRemote,
    deliver,
    /** A screen calls the backend through the endpoint its module names. */
    invokeRemote: async (surface: Surface, data: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const module = moduleOf(manifest, surface.moduleKey);
      const key = module.resolver?.endpoint;
      if (key === undefined) throw new Error(`${surface.moduleKey} names no endpoint as its resolver`);
      const endpoint = endpointOf(manifest, key);
      const {
        path = '/',
        method = 'POST',
        headers = {},
        body,
      } = data as {
        path?: string;
        method?: string;
        headers?: Record<string, string>;
        body?: unknown;
      };
      try {
        const answer = await callRemote(
          { from: surface.moduleKey, endpoint, seed: seedOf(surface) },
          {
            method,
            path: `${endpoint.route?.path ?? ''}${path}`,
            headers,
            body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
            limitMs: limits.screenMs,
          },
        );
        return {
          success: true,
          payload: { status: answer.status, headers: headerLists(answer.headers), body: bodyOf(answer) },
        };
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return { success: false, error: { message: error.message, traceId: randomUUID() } };
      }
    },
    close: signer.close,
  };
};
export type Platform = Awaited<ReturnType<typeof startPlatform>>;
