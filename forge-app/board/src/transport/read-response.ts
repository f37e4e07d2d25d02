import { failure } from '@valora/contracts';
import { ApiError } from './api-error.js';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const unreadable = ({ status }: Answer): ApiError =>
  new ApiError({
    code: status >= 500 ? 'unavailable' : 'unreadable',
    message:
      status >= 500
        ? 'Valora is not available right now. Try again in a moment.'
        : 'The answer could not be read. Reload the page; it may be older than the server.',
    details: [],
    correlationId: null,
    status,
  });

/** `data` of a success envelope; throws the ApiError that a failure envelope, or anything else, stands for. */
export const readEnvelope = (answer: Answer): unknown => {
  const { body, status } = answer;
  if (
    typeof body === 'object' &&
    body !== null &&
    'success' in body &&
    body.success === true &&
    'data' in body
  )
    return body.data;
  const failed = failure.safeParse(body);
  if (!failed.success) throw unreadable(answer);
  const { error, meta } = failed.data;
  throw new ApiError({
    code: error.code,
    message: error.message,
    details: error.details ?? [],
    correlationId: meta.correlationId,
    status,
  });
};
