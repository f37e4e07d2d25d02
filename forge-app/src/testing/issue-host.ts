import type { Host, JiraCall, RemoteCall } from './bridge';

type Answering = (call: RemoteCall) => unknown;

/** An issue’s page in Jira: PROJ-42 of project 10001. Routes are matched by `GET /api/v1/…` without the query. */
export const issueHost = (
  routes: Readonly<Record<string, Answering>>,
  more: {
    readonly jira?: (call: JiraCall) => { status: number; body: unknown } | undefined;
    readonly extension?: Readonly<Record<string, unknown>>;
    readonly score?: unknown;
  } = {},
): Host => ({
  context: {
    locale: 'en-US',
    extension: {
      issue: { id: '10042', key: 'PROJ-42' },
      project: { id: '10001', key: 'PROJ' },
      ...more.extension,
    },
  },
  remote: (call) => routes[`${call.method} ${call.path.split('?')[0] ?? ''}`]?.(call),
  jira: (call) => {
    const own = more.jira?.(call);
    if (own) return own;
    if (call.path !== '/rest/api/3/issue/10042/properties/valora.score') return undefined;
    return more.score === undefined
      ? { status: 404, body: { errorMessages: ['no property'] } }
      : { status: 200, body: { key: 'valora.score', value: more.score } };
  },
  invoke: () => undefined,
});
