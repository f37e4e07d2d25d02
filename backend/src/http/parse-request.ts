import type { ErrorDetail, Route } from '@valora/contracts';
import type { Request } from 'express';
import type { z } from 'zod';
import { AppError } from '../platform/index.js';
import { describeIssue } from './describe-issue.js';
import { findUnstorable } from './storable-values.js';

export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const problemsOf = (part: string, error: z.ZodError): ErrorDetail[] =>
  error.issues.map((issue) => ({
    field: [part, ...issue.path.map(String)].join('.'),
    problem: describeIssue(issue),
  }));

const refuse = (details: readonly ErrorDetail[]): never => {
  const [first] = details;
  throw new AppError('invalid_input', `${first?.field ?? 'request'}: ${first?.problem ?? 'is invalid'}`, {
    details,
  });
};

/** @throws AppError invalid_input that names every field with a problem, in params, query and body alike */
export const parseRequest = (route: Route, request: Request): ParsedRequest => {
  const details: ErrorDetail[] = [];
  const read = (part: 'params' | 'query' | 'body', schema: z.ZodType | undefined): unknown => {
    if (schema === undefined) return undefined;
    const given: unknown = part === 'body' ? (request.body ?? {}) : request[part];
    const unstorable = findUnstorable(part, given);
    if (unstorable !== null) refuse([unstorable]);
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    details.push(...problemsOf(part, parsed.error));
    return undefined;
  };
  const result = {
    params: read('params', route.params),
    query: read('query', route.query),
    body: read('body', route.body),
  };
  if (details.length > 0) refuse(details);
  return result;
};

/** `If-Match: "7"` → 7. */
export const parseIfMatch = (header: string | undefined): number => {
  if (header === undefined)
    throw new AppError('version_required', 'Send If-Match with the version you read, such as If-Match: "3".');
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (match?.[1] === undefined)
    throw new AppError('invalid_input', 'headers.if-match: must be a version in quotes, such as "3"', {
      details: [{ field: 'headers.if-match', problem: 'must be a version in quotes, such as "3"' }],
    });
  return Number(match[1]);
};
