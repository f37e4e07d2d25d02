import express, { type Request, type Response } from 'express';
import { AppError } from '../platform/index.js';

export const maxJsonBytes = 1024 * 1024;

const parse = express.json({
  limit: maxJsonBytes,
  strict: true,
  type: ['application/json', 'application/*+json'],
});

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/**
 * Reads a JSON body of at most a megabyte, counted after unpacking, into `request.body`.
 * @throws AppError timeout, unsupported_media_type; the parser’s own errors for everything that is no JSON or too large
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
    parse(request, response, (error: unknown) => {
      clearTimeout(timer);
      if (error === undefined) resolve();
      else reject(error as Error);
    });
  });
};
