const meta = { timestamp: '2026-03-10T12:00:00Z', version: '1' };
const response = (status: number, body: unknown) => ({
  success: true,
  payload: { status, headers: { 'content-type': ['application/json'] }, body },
});

/** Answer of the backend as the platform hands it to a screen. */
export const ok = (data: unknown, status = 200): unknown => response(status, { success: true, data, meta });

interface Refusal {
  readonly code: string;
  readonly message?: string;
  readonly details?: readonly { readonly field: string; readonly problem: string }[];
}
export const refused = (status: number, { code, message = `said ${code}`, details }: Refusal): unknown =>
  response(status, {
    success: false,
    error: { code, message, ...(details ? { details } : {}) },
    meta: { ...meta, correlationId: 'c-77' },
  });

/** What the platform says where the remote cannot be reached. */
export const notReached = { success: false, error: { message: 'remote unreachable' } };
