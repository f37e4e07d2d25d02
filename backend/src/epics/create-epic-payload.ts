import { z } from 'zod';

export const createEpicJobName = 'create-epic';

export const createEpicPayload = z.object({
  epicId: z.string(),
  /** The event or sweep that asked; with `tries` it names the job of the next try, so that asking twice adds one. */
  round: z.string(),
  tries: z.int().min(0),
});
export type CreateEpicPayload = z.infer<typeof createEpicPayload>;
