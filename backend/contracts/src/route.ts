import type { z } from 'zod';
import type { Permission } from './permissions.js';

/** One HTTP operation below /api/v1: declared once, mounted by the backend, called by the browser, documented in OpenAPI. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path below /api/v1 with parameters as `{name}`. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a stream of bytes (a file) handed to the handler unparsed. */
  readonly upload?: boolean;
  /** What `data` of the success envelope holds. */
  readonly response: z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** Needs `If-Match: "<version>"`; 412 when the thing changed since, 428 when the header is missing. */
  readonly versioned?: boolean;
  /** A POST that only computes: no Idempotency-Key. */
  readonly readOnly?: boolean;
  /** A success is the data itself, without an envelope: Atlassian’s platform reads it. */
  readonly bare?: boolean;
  /** The answer is a file of this media type instead of the envelope. */
  readonly file?: string;
}

/** Keeps the literal types of a declaration. */
export const route = <const R extends Route>(declaration: R): R => declaration;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;
export type Params<R extends Route> = Parsed<R['params']>;
export type Query<R extends Route> = Parsed<R['query']>;
export type Body<R extends Route> = Parsed<R['body']>;
export type GivenParams<R extends Route> = Given<R['params']>;
export type GivenQuery<R extends Route> = Given<R['query']>;
export type GivenBody<R extends Route> = Given<R['body']>;
export type Data<R extends Route> = z.output<R['response']>;
