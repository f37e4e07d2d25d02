import { z } from 'zod';

/** Jira's own error collection, the API gateway's `{code, message}` and OAuth's `{error, error_description}`. */
const errorBody = z.looseObject({
  errorMessages: z.array(z.string()).catch([]),
  errors: z.record(z.string(), z.unknown()).catch({}),
  message: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
});

export interface ErrorDetail {
  readonly messages: readonly string[];
  /** Field id → what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
}

const nothing: ErrorDetail = { messages: [], fields: {} };
const maxEntries = 20;
const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What an error answer says, shortened; nothing where it is no JSON (an edge's HTML page). */
export const readErrorBody = (text: string): ErrorDetail => {
  const parsed = errorBody.safeParse(parseJson(text));
  if (!parsed.success) return nothing;
  const { errorMessages, errors, message, error_description: oauth } = parsed.data;
  const messages = [
    ...errorMessages,
    ...(message === undefined ? [] : [message]),
    ...(oauth === undefined ? [] : [oauth]),
  ];
  const fields = Object.entries(errors).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    messages: messages.slice(0, maxEntries).map(shorten),
    fields: Object.fromEntries(fields.slice(0, maxEntries).map(([field, wrong]) => [field, shorten(wrong)])),
  };
};
