import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError, type Caller } from '../platform/index.js';

/** What is left of an allowance, for the RateLimit headers of the answer. */
export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
  readonly exceeded: boolean;
}

export interface RateLimits {
  /** Counts a call of the user and of the team; the state is that of the tighter allowance. */
  takeCall: (caller: Caller) => Promise<RateState>;
  /** Sign-in attempts, per address and per account. @throws AppError rate_limited */
  takeSignIn: (keys: readonly string[]) => Promise<void>;
}

export const tooMany = ({ resetMs }: RateState): AppError =>
  new AppError('rate_limited', `Too many requests; try again in ${String(Math.ceil(resetMs / 1000))} s.`, {
    retryAfterMs: resetMs,
  });

const take = async (limiter: RateLimiterMemory, key: string): Promise<RateState> => {
  const { points: limit } = limiter;
  try {
    const state = await limiter.consume(key);
    return { limit, remaining: state.remainingPoints, resetMs: state.msBeforeNext, exceeded: false };
  } catch (error) {
    if (error instanceof RateLimiterRes)
      return { limit, remaining: 0, resetMs: error.msBeforeNext, exceeded: true };
    throw error;
  }
};

/** Exact within one process: a fixed window of a minute per user and per team. A refused user costs the team nothing. */
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
      if (user.exceeded) return user;
      const team = await take(teams, caller.teamId);
      return team.exceeded || team.remaining < user.remaining ? team : user;
    },
    takeSignIn: async (keys) => {
      for (const key of keys) {
        const state = await take(signIns, key);
        if (state.exceeded) throw tooMany(state);
      }
    },
  };
};
