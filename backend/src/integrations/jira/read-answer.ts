import type { z } from 'zod';
import type { Answer } from './exchange.js';
import { garbageAnswer } from './translate-failure.js';

/** The parsed body of a success; an empty body is read as null. Throws JiraError `garbage`. */
export const readAnswer = <T>(operation: string, answer: Answer, schema: z.ZodType<T>): T => {
  let body: unknown;
  try {
    body = answer.text === '' ? null : JSON.parse(answer.text);
  } catch (cause) {
    throw garbageAnswer(operation, answer, cause);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw garbageAnswer(operation, answer, parsed.error);
  return parsed.data;
};
