import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeAtOnce, listenOnLoopback } from '../on-loopback.js';
import { createFaults, type Fault, type FaultRule, type SeenRequest } from './faults.js';
import { createHooks } from './hooks.js';
import { createOAuth } from './oauth.js';
import { appAccountId, type PersonSeed } from './people.js';
import { misbehave, readBody, reply } from './replies.js';
import type { RouteAnswer } from './route.js';
import { answer } from './routes.js';
import { createTokens, credentials, systemToken, userTokenOf } from './tokens.js';
import { createWorld, type ProjectSeed } from './world.js';

export interface FakeJiraOptions {
  /** One project `SHOP` by default. */
  readonly projects?: readonly ProjectSeed[];
  readonly people?: readonly PersonSeed[];
  /** How long search takes to know a new issue; 0 by default. */
  readonly indexLagMs?: number;
  /** Largest page of any list, below what the caller asks for. */
  readonly largestPage?: number;
  /** Milliseconds since the epoch; the real time by default. */
  readonly now?: () => number;
  readonly cloudId?: string;
}

const defaultCloudId = '7d1f3c1e-0000-4000-8000-fa4e51a00001';

const askedFields = (query: URLSearchParams, body: unknown): string[] | null => {
  const named = query.get('fields')?.split(',');
  const inBody = typeof body === 'object' && body !== null && 'fields' in body ? body.fields : undefined;
  return named ?? (Array.isArray(inBody) ? inBody.map(String) : null);
};

const unauthorized: RouteAnswer = {
  status: 401,
  body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
};

const countsOf = () => {
  const creations = new Map<string, number>();
  return {
    creations,
    add: (labels: readonly string[]): void => {
      for (const label of labels) creations.set(label, (creations.get(label) ?? 0) + 1);
    },
  };
};

/** What the site keeps beside its world. */
const createSite = (options: FakeJiraOptions) => {
  const world = createWorld(options.projects ?? [{ key: 'SHOP', name: 'Shop' }]);
  for (const person of options.people ?? []) world.people.add(person);
  const oauth = createOAuth();
  return {
    world,
    oauth,
    tokens: createTokens(oauth),
    faults: createFaults(),
    now: options.now ?? Date.now,
    cloudId: options.cloudId ?? defaultCloudId,
    largestPage: options.largestPage ?? 5_000,
    seen: [] as SeenRequest[],
    counts: countsOf(),
    indexLagMs: options.indexLagMs ?? 0,
    choose: null as ((request: SeenRequest) => Fault | null) | null,
    baseUrl: '',
  };
};
type Site = ReturnType<typeof createSite>;

interface Incoming {
  readonly seen: SeenRequest;
  readonly authorization: string;
  readonly query: URLSearchParams;
}

/** Parts of a request as the site understands it, whether it came to the site or through Atlassian's gateway. */
const understand = async (site: Site, request: IncomingMessage): Promise<Incoming> => {
  const url = new URL(request.url ?? '/', site.baseUrl);
  const gateway = `/ex/jira/${site.cloudId}`;
  const viaGateway = url.pathname.startsWith(gateway);
  const authorization = request.headers.authorization ?? '';
  const body = await readBody(request);
  const seen = {
    method: request.method ?? 'GET',
    path: viaGateway ? url.pathname.slice(gateway.length) : url.pathname,
    query: url.search,
    body,
    fields: askedFields(url.searchParams, body),
    accountId: site.tokens.accountOf(authorization, viaGateway),
  };
  return { seen, authorization, query: url.searchParams };
};

const sites = (site: Site, authorization: string): RouteAnswer =>
  site.oauth.accepts(authorization.replace('Bearer ', ''))
    ? {
        status: 200,
        body: [
          {
            id: site.cloudId,
            url: site.baseUrl,
            name: 'acme',
            scopes: ['read:jira-work', 'write:jira-work'],
          },
        ],
      }
    : { status: 401, body: { code: 401, message: 'Unauthorized' } };

const properAnswer = (site: Site, { seen, authorization, query }: Incoming): RouteAnswer => {
  const { method, path, body, accountId } = seen;
  if (path === '/oauth/token') return site.oauth.token(body);
  if (path === '/oauth/token/accessible-resources') return sites(site, authorization);
  const person = accountId === null ? undefined : site.world.people.find(accountId);
  if (person?.isActive !== true) return unauthorized;
  const { world, baseUrl: base, indexLagMs, largestPage } = site;
  const context = { world, base, nowMs: site.now(), indexLagMs, largestPage, person };
  const made = answer(context, { method, path, query, body });
  if (method === 'POST' && path.endsWith('/rest/api/3/issue') && made.status === 201)
    site.counts.add(world.issues.get((made.body as { key: string }).key)?.labels ?? []);
  return made;
};

const serve = async (site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const incoming = await understand(site, request);
  site.seen.push(incoming.seen);
  const fault = site.faults.next(incoming.seen) ?? site.choose?.(incoming.seen) ?? null;
  const proper = (): RouteAnswer => properAnswer(site, incoming);
  if (fault === null) reply(response, proper());
  else misbehave(response, fault, proper);
};

const listen = async (site: Site) => {
  const server = createServer((request, response) => {
    serve(site, request, response).catch((error: unknown) => {
      reply(response, { status: 500, body: { errorMessages: [String(error)], errors: {} } });
    });
  });
  site.baseUrl = await listenOnLoopback(server);
  return (): Promise<void> => closeAtOnce(server);
};

/**
 * A Jira Cloud site on loopback: remembers, counts what it creates, and goes wrong on request. Answers at its own
 * address and below `/ex/jira/<cloudId>`.
 */
export const startFakeJira = async (options: FakeJiraOptions = {}) => {
  const site = createSite(options);
  const { world, oauth, tokens, faults, counts, cloudId } = site;
  const close = await listen(site);
  return {
    ...createHooks(world, site.now),
    baseUrl: site.baseUrl,
    /** Where an installed app asks: as Atlassian's gateway, for this site. */
    apiBaseUrl: `${site.baseUrl}/ex/jira/${cloudId}`,
    credentials,
    cloudId,
    oauth,
    /** Bearer tokens: of the app, and of a person. */
    systemToken,
    addSystemToken: tokens.addSystemToken,
    endSystemToken: tokens.endSystemToken,
    userTokenOf,
    appAccountId,
    addPerson: (person: PersonSeed): void => {
      world.people.add(person);
    },
    permit: world.people.permit,
    projectId: (key: string): string => {
      const project = world.projects.get(key);
      if (project === undefined) throw new Error(`no project ${key}`);
      return project.id;
    },
    /** The next matching requests go wrong this way. */
    fail: (rule: FaultRule): void => {
      faults.add(rule);
    },
    healAll: (): void => {
      faults.clear();
      site.choose = null;
    },
    /** Asked for every request when no rule matches; for chaos. */
    decide: (choose: ((request: SeenRequest) => Fault | null) | null): void => {
      site.choose = choose;
    },
    setIndexLagMs: (ms: number): void => {
      site.indexLagMs = ms;
    },
    /** Rejects the API token from now on. */
    revoke: tokens.revoke,
    /** Issues that were ever made with a label, removed ones included. */
    createdWithLabel: (label: string): number => counts.creations.get(label) ?? 0,
    /** All creations, by label. */
    creations: (): ReadonlyMap<string, number> => counts.creations,
    /** Every request, with the fields it asked for and whom it came from. */
    requests: (): readonly SeenRequest[] => site.seen,
    close,
  };
};
export type FakeJira = Awaited<ReturnType<typeof startFakeJira>>;
