import { createServer, request as httpRequest } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback } from '../../../backend/src/testing/on-loopback.js';
import type { Exchange } from '../shared.js';

export interface Gateway {
  readonly baseUrl: string;
  /** Everything that passed since the start or since `forget`. */
  readonly exchanges: () => readonly Exchange[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const kept = 5_000;

/**
 * Atlassian’s API gateway in front of the site: the backend reaches Jira through it, and every byte that leaves is on
 * record. `onAnswer` hears of each exchange, so that changes the backend makes become events.
 */
export const startGateway = async (
  target: string,
  onAnswer: (exchange: Exchange) => void,
): Promise<Gateway> => {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await textOf(incoming);
      const { method = 'GET', url = '/' } = incoming;
      const headers = { ...incoming.headers, host: new URL(target).host };
      const onward = httpRequest(`${target}${url}`, { method, headers }, (response) => {
        void (async () => {
          const text = await textOf(response);
          const status = response.statusCode ?? 500;
          const exchange = {
            at: new Date().toISOString(),
            method,
            path: url,
            request: body,
            status,
            response: text,
          };
          exchanges.push(exchange);
          if (exchanges.length > kept) exchanges.shift();
          const { 'transfer-encoding': _encoding, 'content-length': _length, ...rest } = response.headers;
          outgoing.writeHead(status, rest);
          outgoing.end(text);
          onAnswer(exchange);
        })().catch(() => outgoing.destroy());
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    })().catch(() => outgoing.destroy());
  });
  return {
    baseUrl: await listenOnLoopback(server),
    exchanges: () => exchanges,
    forget: () => {
      exchanges.length = 0;
    },
    close: () => closeAtOnce(server),
  };
};
