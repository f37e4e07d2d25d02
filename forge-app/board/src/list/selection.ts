export type Selection = ReadonlySet<string>;

export const noSelection: Selection = new Set();

export const toggle = (selection: Selection, id: string): Selection => {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
};

interface Span {
  readonly order: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Adds everything between two rows, as a shift-click does; only the end where the start is not listed any more. */
export const addSpan = (selection: Selection, { order, from, to }: Span): Selection => {
  const start = order.indexOf(from);
  const end = order.indexOf(to);
  if (end === -1) return selection;
  const [low, high] = start === -1 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return new Set([...selection, ...order.slice(low, high + 1)]);
};

/** Drops what is not listed any more: nobody should act on a row they cannot see. */
export const onlyListed = (selection: Selection, order: readonly string[]): Selection => {
  const listed = new Set(order);
  const kept = [...selection].filter((id) => listed.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
};
