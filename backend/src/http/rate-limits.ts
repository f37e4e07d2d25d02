import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError, type Caller } from '../platform/index.js';

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
}

export interface RateLimits {
  /** @throws AppError rate_limited once the user’s or the team’s allowance of this minute is used up */
  takeCall: (caller: Caller) => Promise<RateState>;
  /** Sign-in attempts, per address and per account. @throws AppError rate_limited */
  takeSignIn: (keys: readonly string[]) => Promise<void>;
}

const tooMany = (state: RateLimiterRes): AppError =>
  new AppError(
    'rate_limited',
    `Too many requests; try again in ${String(Math.ceil(state.msBeforeNext / 1000))} s.`,
    {
      retryAfterMs: state.msBeforeNext,
    },
  );

const take = async (limiter: RateLimiterMemory, key: string): Promise<RateState> => {
  try {
    const state = await limiter.consume(key);
    return { limit: limiter.points, remaining: state.remainingPoints, resetMs: state.msBeforeNext };
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(error);
    throw error;
  }
};

/** Exact within one process: a fixed window of a minute per user and per team. */
export const createRateLimits = (limits: {
  userPerMinute: number;
  teamPerMinute: number;
  signInPerMinute: number;
}): RateLimits => {
  const users = new RateLimiterMemory({ points: limits.userPerMinute, duration: 60 });
  const teams = new RateLimiterMemory({ points: limits.teamPerMinute, duration: 60 });
  const signIns = new RateLimiterMemory({ points: limits.signInPerMinute, duration: 60 });
  return {
    takeCall: async (caller) => {
      const user = await take(users, `${caller.teamId}/${caller.actor.userId}`);
      const team = await take(teams, caller.teamId);
      return team.remaining < user.remaining ? team : user;
    },
    takeSignIn: async (keys) => {
      for (const key of keys) await take(signIns, key);
    },
  };
};
