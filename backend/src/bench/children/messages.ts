/** What travels between the bench and the processes it measures. */
export interface Question {
  readonly id: number;
  readonly name: string;
  readonly payload: unknown;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: string };

/** Sent by itself once a child can be asked. */
export const ready = 'ready';
