const issueKey = /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/;

interface Titled {
  readonly id?: unknown;
  readonly key: string;
  readonly title: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** In numbers-only mode Valora knows an issue by its key alone, and calls it by it. */
const isNameless = (value: Record<string, unknown>): value is Record<string, unknown> & Titled =>
  typeof value['key'] === 'string' && value['title'] === value['key'] && issueKey.test(value['key']);

/** Keys of all that has no title of its own, wherever it stands in an answer. */
export const namelessKeys = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namelessKeys);
  if (!isRecord(value)) return [];
  return [...(isNameless(value) ? [value.key] : []), ...Object.values(value).flatMap(namelessKeys)];
};

interface Names {
  readonly summaries: ReadonlyMap<string, string | null>;
  /** Hears of every title that was put in. */
  readonly onTitled: (row: Titled) => void;
}

/** The same answer with titles where they are known. */
export const withNames = (value: unknown, names: Names): unknown => {
  if (Array.isArray(value)) return value.map((entry) => withNames(entry, names));
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withNames(part, names)]),
  );
  const summary = isNameless(value) ? names.summaries.get(value.key) : undefined;
  if (!isNameless(value) || summary == null) return copy;
  names.onTitled({ id: value.id, key: value.key, title: summary });
  return { ...copy, title: summary };
};
