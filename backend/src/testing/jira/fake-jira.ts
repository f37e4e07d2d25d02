import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { putIssue } from './create-issue.js';
import { createFaults, type Fault, type FaultRule, type SeenRequest } from './faults.js';
import { createOAuth } from './oauth.js';
import { answer, type RouteAnswer } from './routes.js';
import { createWorld, type FakeIssue, type FakeLink, type ProjectSeed } from './world.js';

export interface FakeJiraOptions {
  /** One project `SHOP` by default. */
  readonly projects?: readonly ProjectSeed[];
  /** How long search takes to know a new issue; 0 by default. */
  readonly indexLagMs?: number;
  /** Largest page of any list, below what the caller asks for. */
  readonly largestPage?: number;
  /** Milliseconds since the epoch; the real time by default. */
  readonly now?: () => number;
}

export interface SeedIssue {
  readonly projectKey: string;
  readonly summary: string;
  readonly typeName?: string;
  readonly labels?: readonly string[];
  readonly createdAtMs?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface FakeJira {
  readonly baseUrl: string;
  readonly credentials: { readonly email: string; readonly apiToken: string };
  readonly cloudId: string;
  readonly oauth: ReturnType<typeof createOAuth>;
  /** The next matching requests go wrong this way. */
  readonly fail: (rule: FaultRule) => void;
  readonly healAll: () => void;
  /** Asked for every request when no rule matches; for chaos. */
  readonly decide: (choose: ((request: SeenRequest) => Fault | null) | null) => void;
  readonly setIndexLagMs: (ms: number) => void;
  /** Rejects the API token from now on. */
  readonly revoke: () => void;
  readonly seed: (issue: SeedIssue) => string;
  readonly edit: (key: string, change: (issue: FakeIssue) => void) => void;
  readonly remove: (key: string) => void;
  readonly issues: () => readonly FakeIssue[];
  readonly links: () => readonly FakeLink[];
  /** Issues that were ever made with a label, removed ones included. */
  readonly createdWithLabel: (label: string) => number;
  /** All creations, by label. */
  readonly creations: () => ReadonlyMap<string, number>;
  readonly requests: () => readonly SeenRequest[];
  readonly close: () => Promise<void>;
}

const cloudId = '7d1f3c1e-0000-4000-8000-fa4e51a00001';
const credentials = { email: 'robot@example.com', apiToken: 'fake-api-token' };

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

const reply = (
  response: ServerResponse,
  { status, body }: RouteAnswer,
  headers: Record<string, string> = {},
): void => {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json;charset=UTF-8',
    'atl-traceid': 'f1ac0ffee0000001',
    ...headers,
  });
  response.end(text);
};

const misbehave = (response: ServerResponse, fault: Fault, proper: () => RouteAnswer): void => {
  const made = fault.performed ? proper() : null;
  const { outcome } = fault;
  if (outcome === 'hang') return;
  if (outcome === 'drop') {
    response.socket?.resetAndDestroy();
  } else if (outcome === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Atlassian</title><h1>Something is happening</h1>');
  } else if (outcome === 'huge') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = `"${'x'.repeat(1024 * 1024)}",`;
    const pour = (): void => {
      if (!response.destroyed) response.write(chunk, pour);
    };
    response.write('[');
    pour();
  } else if ('delayMs' in outcome) {
    setTimeout(() => {
      reply(response, made ?? proper());
    }, outcome.delayMs).unref();
  } else {
    reply(response, { status: outcome.status, body: outcome.body }, outcome.headers);
  }
};

/** A Jira Cloud site on loopback: remembers, counts what it creates, and goes wrong on request. */
export const startFakeJira = async (options: FakeJiraOptions = {}): Promise<FakeJira> => {
  const world = createWorld(options.projects ?? [{ key: 'SHOP', name: 'Shop' }]);
  const now = options.now ?? Date.now;
  const faults = createFaults();
  const oauth = createOAuth();
  const seen: SeenRequest[] = [];
  const creations = new Map<string, number>();
  let indexLagMs = options.indexLagMs ?? 0;
  let revoked = false;
  let choose: ((request: SeenRequest) => Fault | null) | null = null;
  let baseUrl = '';

  const isSignedIn = (request: IncomingMessage, viaGateway: boolean): boolean => {
    const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
    if (viaGateway) return scheme === 'Bearer' && oauth.accepts(value);
    const expected = Buffer.from(`${credentials.email}:${credentials.apiToken}`).toString('base64');
    return scheme === 'Basic' && value === expected && !revoked;
  };

  const countCreation = (request: SeenRequest, made: RouteAnswer): void => {
    if (request.method !== 'POST' || !request.path.endsWith('/rest/api/3/issue') || made.status !== 201)
      return;
    const { key } = made.body as { key: string };
    for (const label of world.issues.get(key)?.labels ?? [])
      creations.set(label, (creations.get(label) ?? 0) + 1);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', baseUrl);
    const gateway = `/ex/jira/${cloudId}`;
    const viaGateway = url.pathname.startsWith(gateway);
    const path = viaGateway ? url.pathname.slice(gateway.length) : url.pathname;
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    seen.push({ method, path });
    const proper = (): RouteAnswer => {
      if (path === '/oauth/token') return oauth.token(body);
      if (path === '/oauth/token/accessible-resources')
        return oauth.accepts((request.headers.authorization ?? '').replace('Bearer ', ''))
          ? {
              status: 200,
              body: [
                { id: cloudId, url: baseUrl, name: 'acme', scopes: ['read:jira-work', 'write:jira-work'] },
              ],
            }
          : { status: 401, body: { code: 401, message: 'Unauthorized' } };
      if (!isSignedIn(request, viaGateway))
        return {
          status: 401,
          body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
        };
      const context = {
        world,
        base: baseUrl,
        nowMs: now(),
        indexLagMs,
        largestPage: options.largestPage ?? 5_000,
      };
      const made = answer(context, { method, path, query: url.searchParams, body });
      countCreation({ method, path }, made);
      return made;
    };
    const fault = faults.next({ method, path }) ?? choose?.({ method, path }) ?? null;
    if (fault === null) reply(response, proper());
    else misbehave(response, fault, proper);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      reply(response, { status: 500, body: { errorMessages: [String(error)], errors: {} } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  return {
    baseUrl,
    credentials,
    cloudId,
    oauth,
    fail: faults.add,
    healAll: () => {
      faults.clear();
      choose = null;
    },
    decide: (next) => {
      choose = next;
    },
    setIndexLagMs: (ms) => {
      indexLagMs = ms;
    },
    revoke: () => {
      revoked = true;
    },
    seed: (issue) => {
      const project = world.projects.get(issue.projectKey);
      const type = project?.issueTypes.find(({ name }) => name === (issue.typeName ?? 'Task'));
      if (type === undefined) throw new Error(`no such project or type: ${issue.projectKey}`);
      return putIssue(world, {
        projectKey: issue.projectKey,
        typeId: type.id,
        createdAtMs: issue.createdAtMs ?? now(),
        fields: { summary: issue.summary, ...issue.fields },
        labels: [...(issue.labels ?? [])],
        parentKey: null,
        properties: new Map(),
      }).key;
    },
    edit: (key, change) => {
      const issue = world.issues.get(key);
      if (issue === undefined) throw new Error(`no issue ${key}`);
      change(issue);
    },
    remove: (key) => {
      world.issues.delete(key);
    },
    issues: () => [...world.issues.values()],
    links: () => world.links,
    createdWithLabel: (label) => creations.get(label) ?? 0,
    creations: () => creations,
    requests: () => seen,
    close: async () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
};
