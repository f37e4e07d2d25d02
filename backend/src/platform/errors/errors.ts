import type { ErrorCode, ErrorDetail } from '@valora/contracts';

/**
 * A failure with a stable code and a message that is safe to show. Anything else that is thrown is a fault of ours and
 * reaches the caller as a fixed text with its correlation id.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];
  readonly retryAfterMs: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: readonly ErrorDetail[]; cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? [];
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

export const invalidInput = (field: string, problem: string): AppError =>
  new AppError('invalid_input', `${field}: ${problem}`, { details: [{ field, problem }] });

export const notFound = (thing: string): AppError =>
  new AppError('not_found', `There is no such ${thing} in this team.`);

export const forbidden = (problem: string): AppError => new AppError('forbidden', problem);

export const conflict = (problem: string): AppError => new AppError('conflict', problem);

export const unauthenticated = (problem = 'Sign in to go on.'): AppError =>
  new AppError('unauthenticated', problem);

export const versionMismatch = (current: number): AppError =>
  new AppError(
    'version_mismatch',
    `Somebody changed this since you read it; it is at version ${current} now. Read it again and repeat your change.`,
  );
