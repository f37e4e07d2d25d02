import type { ModelCard } from '@valora/contracts';
import type { ModelRow } from '../../inference/index.js';

/** What `POST /invocations` takes: `ml/contracts/invocation.json`. */
const MOST_ROWS = 1000;
/** SageMaker refuses bodies of 6 MB. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Models read 20,000 code points of a text, which are at most twice as many code units. */
const MOST_UNITS = 40_000;

const pick = <Value>(
  values: Readonly<Record<string, Value>>,
  names: readonly { readonly name: string }[],
): Record<string, Value> =>
  Object.fromEntries(
    names.flatMap(({ name }) => (Object.hasOwn(values, name) ? [[name, values[name] as Value]] : [])),
  );

/** What of a row the model reads, as JSON; NaN becomes null. */
const toJson = ({ inputs }: ModelCard, row: ModelRow): string => {
  const texts = Object.entries(pick(row.texts, inputs.encoder?.fields ?? []));
  return JSON.stringify({
    texts: Object.fromEntries(texts.map(([name, text]) => [name, text.slice(0, MOST_UNITS)])),
    numbers: pick(row.numbers, inputs.numbers),
    categories: pick(row.categories, inputs.categories),
  });
};

export interface InvocationBody {
  readonly rows: number;
  readonly body: string;
}

/** Cuts rows into bodies an endpoint takes; they hold only what the model reads. */
export function* toBodies(
  card: ModelCard,
  { rows, explain }: { readonly rows: readonly ModelRow[]; readonly explain: boolean },
): Generator<InvocationBody> {
  const finish = (parts: readonly string[]): InvocationBody => ({
    rows: parts.length,
    body: `{"rows":[${parts.join(',')}],"explain":${String(explain)}}`,
  });
  let [parts, bytes]: [string[], number] = [[], 0];
  for (const row of rows) {
    const json = toJson(card, row);
    const size = Buffer.byteLength(json);
    if (parts.length > 0 && (parts.length >= MOST_ROWS || bytes + size > MOST_BYTES)) {
      yield finish(parts);
      [parts, bytes] = [[], 0];
    }
    parts.push(json);
    bytes += size + 1;
  }
  if (parts.length > 0) yield finish(parts);
}
