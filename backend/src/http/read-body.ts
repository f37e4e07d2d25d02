import express, { type Request, type Response } from 'express';
import { AppError, invalidInput } from '../platform/index.js';
import { nestsDeeperThan } from './json-depth.js';

export const maxJsonBytes = 1024 * 1024;
/** Far more than any body of ours has; what is less but too much is named with its field later. */
const maxJsonDepth = 64;
/** A sender that goes on after its refusal gets this long to notice, then the connection is cut. */
const lingerMs = 2_000;

const parse = express.json({
  limit: maxJsonBytes,
  strict: true,
  type: ['application/json', 'application/*+json'],
  verify: (_request, _response, body) => {
    if (nestsDeeperThan(body, maxJsonDepth))
      throw invalidInput('body', `is nested more than ${String(maxJsonDepth)} levels deep`);
  },
});

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** Calls once when more bytes come, or are said to come, than a body may have. Returns how to stop watching. */
const watchSize = (request: Request, onTooLarge: () => void): (() => void) => {
  let received = 0;
  const count = (chunk: Buffer): void => {
    received += chunk.length;
    if (received > maxJsonBytes) refuse();
  };
  const stop = (): void => {
    request.off('data', count);
  };
  const refuse = (): void => {
    stop();
    onTooLarge();
  };
  if (Number(request.headers['content-length'] ?? 0) > maxJsonBytes) refuse();
  else request.on('data', count);
  return stop;
};

/** The rest of what is refused is read into nothing, so that the sender gets to see the answer; but not for ever. */
const readOff = (request: Request): void => {
  request.resume();
  const timer = setTimeout(() => {
    request.socket.destroy();
  }, lingerMs);
  request.once('close', () => {
    clearTimeout(timer);
  });
};

/**
 * Reads a JSON body of at most a megabyte, counted before and after unpacking, into `request.body`. What is too large is
 * refused at once, not when all of it has come.
 * @throws AppError too_large, timeout, unsupported_media_type, invalid_input when it nests too deep; the parser’s own
 * errors for everything that is no JSON
 */
export const readBody = (exchange: {
  request: Request;
  response: Response;
  timeoutMs: number;
}): Promise<void> => {
  const { request, response, timeoutMs } = exchange;
  if (hasBody(request) && !request.is(['application/json', 'application/*+json']))
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // The rest may still trickle in: this connection is of no use any more.
      response.setHeader('Connection', 'close');
      reject(new AppError('timeout', 'The body took too long to arrive.'));
    }, timeoutMs);
    let refused = false;
    const stop = watchSize(request, () => {
      refused = true;
      clearTimeout(timer);
      readOff(request);
      reject(new AppError('too_large', 'The body is larger than this route takes.'));
    });
    if (refused) return;
    parse(request, response, (error: unknown) => {
      clearTimeout(timer);
      stop();
      if (error === undefined) resolve();
      else reject(error as Error);
    });
  });
};
