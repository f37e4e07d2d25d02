import { createHash } from 'node:crypto';
import { apiVersion } from '@valora/contracts';
import type { Request, Response } from 'express';
import { type AppError } from '../platform/index.js';
import { failureBody, statusOf } from './error-response.js';

/** The success envelope around data that is JSON text already. */
export const successBody = (dataJson: string): string =>
  `{"success":true,"data":${dataJson},"meta":{"timestamp":"${new Date().toISOString()}","version":"${apiVersion}"}}`;

const etagOf = (dataJson: string): string => `W/"${createHash('sha1').update(dataJson).digest('base64url')}"`;

/** Whether If-None-Match names the tag, in a list and weak or not. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.slice('W/'.length)) ?? false;

/**
 * Sends data in the envelope, or bare. The tag covers the data, not the timestamp of the envelope, so that an unchanged
 * answer is a 304.
 */
export const sendData = (
  request: Request,
  response: Response,
  answer: { status: number; dataJson: string; isBare?: boolean },
): void => {
  if (['GET', 'HEAD'].includes(request.method) && answer.status === 200) {
    const etag = etagOf(answer.dataJson);
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (isKnown(etag, request.headers['if-none-match'])) {
      response.status(304).end();
      return;
    }
  } else {
    response.setHeader('Cache-Control', 'no-store');
  }
  const body = answer.isBare === true ? answer.dataJson : successBody(answer.dataJson);
  response.status(answer.status).setHeader('Content-Type', 'application/json; charset=utf-8');
  // Said beforehand, it goes out in one piece instead of chunks; compression takes it back.
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
};

export const sendFailure = (response: Response, error: AppError, correlationId: string): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error.retryAfterMs !== null)
    response.setHeader('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  if (error.code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Cache-Control', 'no-store');
  response.status(statusOf(error.code)).json(failureBody(error, correlationId));
};
