import type { RankingSettings } from '@valora/contracts';
import type { InputToAsk, Order } from './engine/index.js';
import { mostMovingInputs } from './engine/index.js';
import { foundationOf, type Foundation } from './rests-on.js';

/** Where a list is usually cut while the team has not said what it can do. */
const usualCut = 10;
const mostAsks = 5;

export interface OrderJudgement extends Foundation {
  /** The few inputs that would move the order most, the most moving first. */
  readonly asks: readonly InputToAsk[];
}

/** What an order rests on and what would move it. `cut` is the last rank that fits the capacity; null where none is known. */
export const judgeOrder = (
  order: Order,
  { settings, cut }: { readonly settings: RankingSettings; readonly cut: number | null },
): OrderJudgement => ({
  ...foundationOf(order, settings),
  asks: mostMovingInputs(order, { cut: cut ?? usualCut, limit: mostAsks }),
});
