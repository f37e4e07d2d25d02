import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Takes turns between servers that say they are ready, as a load balancer does; keeps its connections open. */
export interface Balancer {
  /** @returns the status. Tries another server only where the connection was refused. @throws when it breaks otherwise */
  readonly send: (options: BalancedRequest) => Promise<number>;
  readonly close: () => void;
}

export interface BalancedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const lookEveryMs = 100;

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

const once = (
  agent: Agent,
  port: number,
  { method, path, headers, body }: BalancedRequest,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const request = httpRequest({
      agent,
      port,
      host: '127.0.0.1',
      method,
      path,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => {
        if (response.complete) resolve(response.statusCode ?? 0);
        else reject(new Error('the answer was cut off'));
      });
    });
    request.end(payload);
  });

/** @param ports of the servers; each is asked at /readyz ten times a second */
export const createBalancer = (ports: readonly number[]): Balancer => {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set(ports);
  let turn = 0;
  let closed = false;

  const look = async (port: number): Promise<void> => {
    while (!closed) {
      const status = await once(agent, port, { method: 'GET', path: '/readyz', headers: {} }).catch(() => 0);
      if (status === 200) ready.add(port);
      else ready.delete(port);
      await sleep(lookEveryMs);
    }
  };
  for (const port of ports) void look(port);

  const send = async (request: BalancedRequest): Promise<number> => {
    turn += 1;
    const up = ports.filter((port) => ready.has(port));
    const order = up.map((_, index) => up[(turn + index) % up.length] ?? 0);
    for (const port of order) {
      try {
        return await once(agent, port, request);
      } catch (error) {
        if (codeOf(error) !== 'ECONNREFUSED') throw error;
      }
    }
    throw new Error('no server is ready');
  };

  return {
    send,
    close: () => {
      closed = true;
      agent.destroy();
    },
  };
};
