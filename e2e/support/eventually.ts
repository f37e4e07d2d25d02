import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 200;
const patienceMs = 30_000;

/** Asks until the answer is not null. @throws Error after half a minute */
export const eventually = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(pauseMs)) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
  throw new Error(`waited in vain for ${what}`);
};
