import type { ConflictRule, TwoWayField } from '@valora/contracts';

/** The two-way fields of a feature, in one form for both sides. Labels are a set; `must-do` is not among them. */
export interface TwoWay {
  readonly title: string;
  readonly storyPoints: number | null;
  readonly labels: readonly string[];
  readonly mustDo: boolean;
}

export interface FieldConflict {
  readonly field: TwoWayField;
  readonly jiraValue: unknown;
  readonly valoraValue: unknown;
}

export interface Reconciling {
  /** As both sides last agreed; a field that is absent was never compared. */
  readonly agreed: Partial<TwoWay>;
  /** What was last sent to Jira without word that it arrived: found there, it is what both agree on. */
  readonly sent?: Partial<TwoWay>;
  readonly jira: TwoWay;
  readonly valora: TwoWay;
  /** Fields that may be read and written. */
  readonly fields: readonly TwoWayField[];
  readonly rules: Readonly<Record<TwoWayField, ConflictRule>>;
  /** When each side last changed the field, milliseconds since the epoch; asked for under the rule `newest` alone. */
  readonly changedAt: (field: TwoWayField) => { readonly jira: number; readonly valora: number };
}

export interface Reconciled {
  /** What both sides are to be. Under a conflict each keeps its own. */
  readonly valora: TwoWay;
  /** Fields to be written to Jira, with their values. */
  readonly toJira: Partial<TwoWay>;
  /** What is agreed by now; fields on their way to Jira are not yet. */
  readonly agreed: Partial<TwoWay>;
  readonly conflicts: readonly FieldConflict[];
}

const asSet = (labels: readonly string[]): string[] => [...new Set(labels)].sort();

export const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? JSON.stringify(asSet(a as string[])) === JSON.stringify(asSet(b as string[]))
    : a === b;

/** Labels that either side put on are on, labels that either side took off are off. */
export const mergeLabels = (
  agreed: readonly string[],
  jira: readonly string[],
  valora: readonly string[],
): string[] =>
  asSet([...agreed, ...jira, ...valora]).filter((label) =>
    agreed.includes(label)
      ? jira.includes(label) && valora.includes(label)
      : jira.includes(label) || valora.includes(label),
  );

type Outcome = { readonly value: unknown } | 'conflict';

/** What both sides last agreed on; what was sent to Jira and is found there, even where no word of it came back. */
const agreedOn = ({ agreed, sent, jira }: Reconciling, field: TwoWayField): unknown =>
  sent?.[field] !== undefined && sameValue(jira[field], sent[field]) ? sent[field] : agreed[field];

/** Nobody said anything there. */
const isBlank = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

const settle = (input: Reconciling, field: TwoWayField): Outcome => {
  const [jira, valora, agreed] = [input.jira[field], input.valora[field], agreedOn(input, field)];
  if (sameValue(jira, valora)) return { value: jira };
  if (agreed === undefined && isBlank(valora)) return { value: jira };
  if (agreed === undefined && isBlank(jira)) return { value: valora };
  if (agreed !== undefined && sameValue(jira, agreed)) return { value: valora };
  if (agreed !== undefined && sameValue(valora, agreed)) return { value: jira };
  switch (input.rules[field]) {
    case 'jira':
      return { value: jira };
    case 'valora':
      return { value: valora };
    case 'ask':
      return 'conflict';
    case 'newest': {
      if (field === 'labels')
        return {
          value: mergeLabels(
            (agreed as TwoWay['labels'] | undefined) ?? [],
            input.jira.labels,
            input.valora.labels,
          ),
        };
      const at = input.changedAt(field);
      return { value: at.valora > at.jira ? valora : jira };
    }
  }
};

/**
 * Three-way merge: a field that one side changed since both agreed is carried over; one that both changed goes by its
 * rule. Where they never agreed, a side that says nothing takes the other’s value. Labels under `newest` are merged one by one. Pure, and done again with its own result it changes nothing.
 */
export const reconcile = (input: Reconciling): Reconciled => {
  const valora: Record<string, unknown> = { ...input.valora };
  const toJira: Record<string, unknown> = {};
  const agreed: Record<string, unknown> = { ...input.agreed };
  const conflicts: FieldConflict[] = [];
  for (const field of input.fields) {
    const outcome = settle(input, field);
    const known = agreedOn(input, field);
    if (known !== undefined) agreed[field] = known;
    if (outcome === 'conflict') {
      conflicts.push({ field, jiraValue: input.jira[field], valoraValue: input.valora[field] });
      continue;
    }
    valora[field] = outcome.value;
    if (sameValue(outcome.value, input.jira[field])) agreed[field] = outcome.value;
    else toJira[field] = outcome.value;
  }
  return {
    valora: valora as unknown as TwoWay,
    toJira: toJira as Partial<TwoWay>,
    agreed: agreed as Partial<TwoWay>,
    conflicts,
  };
};
