interface Gathering {
  readonly name: string;
  readonly about: string;
  readonly everyMs: number;
}

interface Place {
  readonly jobId: string;
  readonly delayMs: number;
}

/** Job id and delay of one job for everything that is asked for until the running stretch of time is over. */
export const gathered = (now: Date, { name, about, everyMs }: Gathering): Place => {
  const stretch = Math.floor(now.getTime() / everyMs) + 1;
  // Job ids hold no colon; ids of installations may.
  const place = about.replaceAll(/[^A-Za-z0-9-]/g, '_');
  return { jobId: `${name}-${place}-${String(stretch)}`, delayMs: stretch * everyMs - now.getTime() };
};

/** For trying again after a delay: what is asked for until then finds its job already there. */
export const gatheredAfter = (now: Date, delayMs: number, gathering: Gathering): Place => ({
  jobId: gathered(new Date(now.getTime() + delayMs), gathering).jobId,
  delayMs,
});
