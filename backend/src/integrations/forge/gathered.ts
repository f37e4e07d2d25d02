/** Job id and delay of one job for everything that is asked for until the running stretch of time is over. */
export const gathered = (
  now: Date,
  { name, about, everyMs }: { readonly name: string; readonly about: string; readonly everyMs: number },
): { readonly jobId: string; readonly delayMs: number } => {
  const stretch = Math.floor(now.getTime() / everyMs) + 1;
  // Job ids hold no colon; ids of installations may.
  const place = about.replaceAll(/[^A-Za-z0-9-]/g, '_');
  return { jobId: `${name}-${place}-${String(stretch)}`, delayMs: stretch * everyMs - now.getTime() };
};
