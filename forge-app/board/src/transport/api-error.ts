import type { ErrorCode, ErrorDetail } from '@valora/contracts';

/** Codes of the contract, and two that only the caller can know. */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'unreadable';

/** A failed call as data: what the store keeps and the screens show. */
export interface ApiFailure {
  readonly code: ApiErrorCode;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
  readonly correlationId: string | null;
  readonly status: number | null;
}

export class ApiError extends Error implements ApiFailure {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly details: readonly ErrorDetail[];
  readonly correlationId: string | null;
  readonly status: number | null;

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.code = failure.code;
    this.details = failure.details;
    this.correlationId = failure.correlationId;
    this.status = failure.status;
  }
}

/** Plain copy of whatever a call threw; anything but an ApiError means the backend was not reached. */
export const toApiFailure = (thrown: unknown): ApiFailure => {
  if (thrown instanceof ApiError) {
    const { code, message, details, correlationId, status } = thrown;
    return { code, message, details, correlationId, status };
  }
  return {
    code: 'unreachable',
    message: 'Valora could not be reached. Check the connection and try again.',
    details: [],
    correlationId: null,
    status: null,
  };
};

/** The failure a hook or an unwrapped mutation handed over; RTK Query types it as unknown or a serialised error. */
export const asApiFailure = (error: unknown): ApiFailure =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  'details' in error &&
  'correlationId' in error
    ? (error as ApiFailure)
    : toApiFailure(error);

/** Problems of one field, whatever part of the request it stands in: `title` finds `body.title`. */
export const problemsOf = (
  failure: Pick<ApiFailure, 'details'> | null | undefined,
  field: string,
): string[] =>
  (failure?.details ?? [])
    .filter((detail) => detail.field === field || detail.field === `body.${field}`)
    .map((detail) => detail.problem);
