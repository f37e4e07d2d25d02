import { z } from 'zod';
import { timestamp } from './primitives.js';

export const apiVersion = '1';

export const meta = z.object({ timestamp, version: z.string().meta({ description: 'Version of the API' }) });

export const pagination = z
  .object({
    page: z.int().min(1).optional().meta({ description: 'Present when asked for by page' }),
    limit: z.int().min(1),
    total: z.int().min(0).optional().meta({ description: 'Counted only when `page` is used' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Give it back as `cursor` for the next page; null on the last' }),
  })
  .meta({ id: 'Pagination' });
export type Pagination = z.infer<typeof pagination>;

export const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), pagination });

/** `page` counts and jumps; `cursor` follows on without counting. Both at once are refused. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(20),
  /** Holds the sort value of the last row, such as a title of 500 characters in any script. */
  cursor: z.string().max(4_000).optional(),
};

export const success = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data, meta });

export const errorCode = z.enum([
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'timeout',
  'conflict',
  'not_connected',
  'version_mismatch',
  'version_required',
  'too_large',
  'unsupported_media_type',
  'idempotency_mismatch',
  'locked',
  'rate_limited',
  'headers_too_large',
  'not_enough_signal',
  'vendor_failed',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

export const errorDetail = z.object({
  field: z.string().meta({ description: 'Path of the field, such as `body.dayRate.amount`' }),
  problem: z.string().meta({ description: 'What is wrong with the value and what to do' }),
});
export type ErrorDetail = z.infer<typeof errorDetail>;

export const failure = z
  .object({
    success: z.literal(false),
    error: z.object({ code: errorCode, message: z.string(), details: z.array(errorDetail).optional() }),
    meta: meta.extend({ correlationId: z.string() }),
  })
  .meta({ id: 'Failure' });
export type Failure = z.infer<typeof failure>;
