import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeAtOnce, listenOnLoopback } from '../../../testing/on-loopback.js';

/** What the endpoint does with the next requests: pass them on, or one of the ways in which endpoints fail. */
export type Mood = 'passes' | 'stalls' | 'errs' | 'hangs up' | 'babbles' | { readonly delayMs: number };

export interface SageMakerFront {
  readonly url: string;
  readonly behave: (mood: Mood) => void;
  /** Headers of the requests so far. */
  readonly seen: readonly IncomingMessage['headers'][];
  readonly close: () => Promise<void>;
}

const babble = (res: ServerResponse, body: string): void => {
  res.writeHead(200, { 'content-type': 'application/json' }).end(body);
};

/**
 * SageMaker’s front before a container: it takes the SDK’s `/endpoints/{name}/invocations` and hands the request on, to
 * `/models/{target}/invoke` where a model is named. It can fail as endpoints do.
 */
export const startSageMakerFront = async (
  containerUrl: () => string,
  nonsense: () => string,
): Promise<SageMakerFront> => {
  let mood: Mood = 'passes';
  const seen: IncomingMessage['headers'][] = [];
  const pass = (req: IncomingMessage, res: ServerResponse): void => {
    const target = req.headers['x-amzn-sagemaker-target-model'];
    const path = typeof target === 'string' ? `/models/${encodeURIComponent(target)}/invoke` : '/invocations';
    const headers = { ...req.headers, host: new URL(containerUrl()).host };
    const onward = request(new URL(path, containerUrl()), { method: 'POST', headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.on('error', () => res.writeHead(502).end());
    req.pipe(onward);
  };
  const server = createServer((req, res) => {
    seen.push(req.headers);
    if (mood === 'passes') pass(req, res);
    else if (mood === 'hangs up') req.socket.destroy();
    else if (mood === 'babbles') babble(res, nonsense());
    else if (mood === 'errs') {
      res.writeHead(500, { 'content-type': 'application/json', 'x-amzn-errortype': 'ModelError' });
      res.end('{"message": "the model ran out of memory"}');
    } else if (typeof mood === 'object') setTimeout(pass, mood.delayMs, req, res);
    else req.resume();
  });
  return {
    url: await listenOnLoopback(server),
    seen,
    behave: (next) => {
      mood = next;
    },
    close: () => closeAtOnce(server),
  };
};
