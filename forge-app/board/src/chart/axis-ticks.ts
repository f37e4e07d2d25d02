/** Roundest first: a label at 10,000 says more than one at 20,000. */
const mantissas = [1, 5, 2, 3] as const;
/** Powers of ten below the largest that can still be told apart from zero on a square-root axis. */
const decades = 3;

const roundValues = (largest: number): number[] => {
  const top = Math.floor(Math.log10(largest));
  const powers = Array.from({ length: decades + 1 }, (_, step) => 10 ** (top - step));
  return mantissas.flatMap((mantissa) => powers.map((power) => mantissa * power));
};

interface Axis {
  readonly low: number;
  readonly high: number;
  /** Where a value falls, in pixels. */
  readonly place: (value: number) => number;
  /** Room that a label needs. */
  readonly apartPx: number;
}

/** Zero and as many round values as have room, the roundest first; sorted. Losses get the same values below zero. */
export const axisTicks = ({ low, high, place, apartPx }: Axis): number[] => {
  const round = roundValues(Math.max(high, -low));
  const candidates = round
    .flatMap((value) => [value, -value])
    .filter((value) => value >= low && value <= high);
  const chosen = [0];
  for (const value of candidates) {
    if (chosen.every((other) => Math.abs(place(other) - place(value)) >= apartPx)) chosen.push(value);
  }
  return chosen.sort((a, b) => a - b);
};
