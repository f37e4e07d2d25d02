import { randomUUID } from 'node:crypto';
import { startApp, type TestAnswer, type TestApp } from '../../testing/start-app.js';

export type Data = TestAnswer['body'];

/** The whole backend with its jobs running, and the few requests that tests of rankings are made of. */
export interface RankedApp extends TestApp {
  /** Answers with the data of a successful request. */
  readonly ask: (
    request: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Data>;
  /** Asks until the answer is as wished; jest's own time limit ends a wait in vain. */
  readonly until: (path: `/${string}`, wished: (data: Data) => boolean) => Promise<Data>;
  readonly addFeature: (title: string, inputs?: Readonly<Record<string, number>>) => Promise<string>;
  readonly setInput: (featureId: string, name: string, value: number | null) => Promise<Data>;
  /** Waits until every event so far has been handled by predictions and rankings. */
  readonly settled: () => Promise<void>;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

export const startRankedApp = async (): Promise<RankedApp> => {
  const app = await startApp({ jobs: true });
  const ask: RankedApp['ask'] = async (request, body, headers = {}) => {
    const [method, path] = request.split(' ') as [string, string];
    const answer = await app.call(method, path, {
      ...(body === undefined ? {} : { body }),
      headers: { ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...headers },
    });
    if (answer.body?.success !== true)
      throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.data;
  };
  const setInput: RankedApp['setInput'] = (featureId, name, value) =>
    ask(`PUT /features/${featureId}/inputs`, { inputs: [{ name, value }] });
  const counts = async (): Promise<{ readonly waiting: number; readonly events: number }> =>
    app.database.inTeam(app.owner.teamId, async ({ trx }) => {
      const { rows } = (await trx.raw(
        `select (select count(*)::int from events where published_at is null) as unpublished, (select count(*)::int from events) as events`,
      )) as { rows: [{ unpublished: number; events: number }] };
      const jobs = await app.composed.queues.queues.events.getJobCounts(
        'waiting',
        'active',
        'delayed',
        'prioritized',
      );
      const waiting = Object.values(jobs).reduce((sum, count) => sum + count, rows[0].unpublished);
      return { waiting, events: rows[0].events };
    });
  return {
    ...app,
    ask,
    until: async (path, wished) => {
      for (;;) {
        const data = await ask(`GET ${path}`);
        if (wished(data)) return data;
        await pause();
      }
    },
    addFeature: async (title, inputs = {}) => {
      const { id } = (await ask('POST /features', { title })) as { id: string };
      for (const [name, value] of Object.entries(inputs)) await setInput(id, name, value);
      return id;
    },
    setInput,
    settled: async () => {
      // Between an event's commit and its jobs nothing waits for a moment, so quiet has to be seen twice with no new event.
      for (let before = -1; ;) {
        const { waiting, events } = await counts();
        if (waiting === 0 && events === before) return;
        before = waiting === 0 ? events : -1;
        await pause();
      }
    },
  };
};
