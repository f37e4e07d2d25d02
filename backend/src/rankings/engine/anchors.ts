import type { Anchors } from './formula/node.js';

/** A straight line over the value, or over its natural logarithm: score = (value − offset) · perUnit, 0 to 100. */
export interface AnchorScale {
  readonly offset: number;
  readonly perUnit: number;
  readonly logarithmic: boolean;
}

/**
 * 0 at `low`, 100 at `high`. The anchors are settings, never the best or worst feature present: normalising by what is
 * present swaps two features when a third one comes or goes.
 */
export const anchorScale = ({ low, high, scale }: Anchors): AnchorScale => {
  const logarithmic = scale === 'log';
  const [offset, end] = logarithmic ? [Math.log(low), Math.log(high)] : [low, high];
  return { offset, perUnit: 100 / (end - offset), logarithmic };
};

/** The value that scores 50: the reference a criterion is explained against. */
export const anchorMidpoint = ({ low, high, scale }: Anchors): number =>
  scale === 'linear' ? (low + high) / 2 : Math.sqrt(low * high);
