import { asApiFailure, type ApiFailure } from '@valora/board';
import { type FormEvent, useCallback, useState } from 'react';
import type { z } from 'zod';
import { type FieldErrors, fieldErrorsOfDetails, fieldErrorsOfIssues } from './field-errors.js';
import { formBody, type FormKinds, type FormValues } from './form-body.js';

export interface FormOptions<K extends FormKinds, S extends z.ZodType> {
  readonly kinds: K;
  readonly initial: FormValues<K>;
  /** The body's schema in the contracts: what the browser refuses is what the API would refuse. */
  readonly schema: S;
  /** Parts of the body that are not typed into a field. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Sends the body; a rejection lands on the fields it names, or above the button. */
  readonly send: (body: z.output<S>) => Promise<unknown>;
}

const refusalOf = (thrown: unknown, fields: readonly string[]) => {
  const refused = asApiFailure(thrown);
  const { errors, rest } = fieldErrorsOfDetails(refused.details, fields);
  const isSaidOnFields = Object.keys(errors).length > 0 && rest.length === 0;
  const failure = isSaidOnFields ? null : { ...refused, message: [refused.message, ...rest].join(' ') };
  return { errors, failure };
};

/** What is wrong with the whole, such as "give at least one of them"; null when every problem has its field. */
const unplaced = (errors: FieldErrors, fields: readonly string[]): ApiFailure | null => {
  const rest = Object.entries(errors).filter(([path]) => !fields.includes(path));
  if (rest.length === 0) return null;
  const message = rest.map(([, problem]) => problem).join(' ');
  return { code: 'invalid_input', message, details: [], correlationId: null, status: null };
};

/** State of a form whose fields are named by their path in the body. */
export const useForm = <K extends FormKinds, S extends z.ZodType>(options: FormOptions<K, S>) => {
  const { kinds, schema, fixed, send } = options;
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isSending, setSending] = useState(false);

  const sendBody = async (body: z.output<S>) => {
    setSending(true);
    setFailure(null);
    try {
      await send(body);
    } catch (thrown) {
      const refusal = refusalOf(thrown, Object.keys(kinds));
      setErrors(refusal.errors);
      setFailure(refusal.failure);
    } finally {
      setSending(false);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const read = formBody(kinds, values);
    const parsed = schema.safeParse({ ...read.body, ...fixed });
    const found = { ...(parsed.success ? {} : fieldErrorsOfIssues(parsed.error.issues)), ...read.errors };
    setErrors(found);
    setFailure(unplaced(found, Object.keys(kinds)));
    if (parsed.success && Object.keys(found).length === 0) void sendBody(parsed.data);
  };

  const set = useCallback(
    (name: string, value: string) => setValues((before) => ({ ...before, [name]: value })),
    [],
  );
  const reset = useCallback((next: FormValues<K>) => {
    setValues(next);
    setErrors({});
    setFailure(null);
  }, []);
  return { values, errors, failure, isSending, submit, set, reset };
};
