/** Why a row cannot go in. Thrown while a row is built and caught where the row began, so that the first fault names it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly column: string | null,
    readonly value: string | null,
    readonly reason: string,
  ) {
    super(reason);
  }
}
