/** Collects the values of a statement and hands out their placeholders. */
export class Values {
  readonly all: unknown[] = [];

  add(value: unknown): string {
    this.all.push(value);
    return `$${String(this.all.length)}`;
  }
}
