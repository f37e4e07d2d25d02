import { apiVersion, type ErrorCode, type Failure } from '@valora/contracts';
import { AppError } from '../platform/index.js';

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  timeout: 408,
  conflict: 409,
  not_connected: 409,
  version_mismatch: 412,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  not_enough_signal: 422,
  locked: 423,
  version_required: 428,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  vendor_failed: 502,
  unavailable: 503,
};

export const statusOf = (code: ErrorCode): number => statuses[code];

/** Errors of the body reader and the router, told by their `type` or `status`. */
const fromHttpError = (error: object): AppError | null => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  if (status === 413) return new AppError('too_large', 'The body is larger than this route takes.');
  if (status === 415)
    return new AppError(
      'unsupported_media_type',
      'The body’s encoding or charset is not supported; send UTF-8 JSON.',
    );
  if (status !== null && status >= 400 && status < 500)
    return new AppError('invalid_input', 'The request could not be read.', {
      details: [
        {
          field: error instanceof URIError ? 'path' : 'body',
          problem: 'is malformed; send what the API documentation shows',
        },
      ],
    });
  return null;
};

/** Anything unknown is a fault of ours: a fixed text goes out, the cause into the log. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (typeof error === 'object' && error !== null) {
    const known = fromHttpError(error);
    if (known !== null) return known;
  }
  return new AppError(
    'internal',
    'Something went wrong on our side. Try again; if it stays, report the correlation id.',
    { cause: error },
  );
};

export const failureBody = (error: AppError, correlationId: string): Failure => ({
  success: false,
  error: {
    code: error.code,
    message: error.message,
    ...(error.details.length === 0 ? {} : { details: [...error.details] }),
  },
  meta: { timestamp: new Date().toISOString(), version: apiVersion, correlationId },
});
