import fc from 'fast-check';
import { twoWayFields, type ConflictRule, type TwoWayField } from '@valora/contracts';
import { mergeLabels, reconcile, sameValue, type TwoWay } from './reconcile.js';

const start: TwoWay = { title: 'Start', storyPoints: 1, labels: ['a'], mustDo: false };
const allRules = (rule: ConflictRule): Record<TwoWayField, ConflictRule> => ({
  title: rule,
  storyPoints: rule,
  labels: rule,
  mustDo: rule,
});

type Side = 'jira' | 'valora';
type Step =
  | { readonly kind: 'edit'; readonly side: Side; readonly field: TwoWayField; readonly value: unknown }
  /** An event of the platform arrives: on time, late, again, or for nothing. */
  | { readonly kind: 'event' }
  /** A reading; it may be killed before or after it saved, and before or after it wrote to Jira. */
  | { readonly kind: 'read'; readonly diesAfter: 'nothing' | 'save' | 'write' | null };

/** Both sides and what stands between them, as the job that reads issues again treats them. */
class World {
  jira: TwoWay = start;
  valora: TwoWay = start;
  agreed: Partial<TwoWay> = start;
  sent: Partial<TwoWay> = {};
  isDirty = false;
  conflicts = new Map<TwoWayField, readonly [unknown, unknown]>();
  readonly changedAt = new Map<string, number>();
  time = 0;

  constructor(readonly rules: Record<TwoWayField, ConflictRule>) {}

  edit(side: Side, field: TwoWayField, value: unknown): void {
    if (sameValue(this[side][field], value)) return;
    this.time += 1;
    this[side] = { ...this[side], [field]: value };
    this.changedAt.set(`${side}/${field}`, this.time);
    // Both the platform and the event of a change here say so, sooner or later; a lost one is made up for every hour.
    this.isDirty = true;
  }

  read(diesAfter: 'nothing' | 'save' | 'write' | null): void {
    if (!this.isDirty || diesAfter === 'nothing') return;
    const result = reconcile({
      agreed: this.agreed,
      sent: this.sent,
      jira: this.jira,
      valora: this.valora,
      fields: twoWayFields,
      rules: this.rules,
      changedAt: (field) => ({
        jira: this.changedAt.get(`jira/${field}`) ?? 0,
        valora: this.changedAt.get(`valora/${field}`) ?? 0,
      }),
    });
    this.valora = result.valora;
    this.agreed = result.agreed;
    this.sent = result.toJira;
    this.conflicts = new Map(
      result.conflicts.map(({ field, jiraValue, valoraValue }) => [field, [jiraValue, valoraValue]]),
    );
    const hasWrites = Object.keys(result.toJira).length > 0;
    this.isDirty = hasWrites;
    if (diesAfter === 'save') return;
    this.jira = { ...this.jira, ...result.toJira };
    if (diesAfter === 'write') return;
    this.agreed = { ...this.agreed, ...result.toJira };
    this.sent = {};
    this.isDirty = false;
  }

  run(steps: readonly Step[]): this {
    for (const step of steps) {
      if (step.kind === 'edit') this.edit(step.side, step.field, step.value);
      if (step.kind === 'event') this.isDirty = true;
      if (step.kind === 'read') this.read(step.diesAfter);
    }
    this.isDirty = true;
    this.read(null);
    return this;
  }
}

const values: Record<TwoWayField, fc.Arbitrary<unknown>> = {
  title: fc.constantFrom('One', 'Two', 'Three'),
  storyPoints: fc.constantFrom(null, 1, 2, 3),
  labels: fc.subarray(['a', 'b', 'c', 'd']),
  mustDo: fc.boolean(),
};
const editOf = (sides: fc.Arbitrary<Side>, fields: readonly TwoWayField[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...fields).chain((field) =>
    fc.record({
      kind: fc.constant('edit' as const),
      side: sides,
      field: fc.constant(field),
      value: values[field],
    }),
  );
const noise: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: 'event' } as const),
  fc.record({
    kind: fc.constant('read' as const),
    diesAfter: fc.constantFrom('nothing' as const, 'save' as const, 'write' as const, null),
  }),
);
const anySide = fc.constantFrom<Side>('jira', 'valora');
const runs = { numRuns: 1_500 };

/** The same edits, each followed at once: what an orderly world would have come to. */
const inOrder = (rules: Record<TwoWayField, ConflictRule>, steps: readonly Step[]): World =>
  new World(rules).run(
    steps
      .filter(({ kind }) => kind === 'edit')
      .flatMap((step): Step[] => [step, { kind: 'read', diesAfter: null }]),
  );

/** Each edit is a value of its own: setting what one sees already is no edit. */
const withOwnValues = (steps: readonly Step[]): Step[] =>
  steps.map((step, index) =>
    step.kind === 'edit'
      ? { ...step, value: step.field === 'title' ? `Title ${String(index)}` : index + 10 }
      : step,
  );

describe('reconcile', () => {
  it('ends as the orderly stream does where each field is changed on one side, whatever comes twice, late or dies', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ConflictRule>('jira', 'valora', 'newest', 'ask'),
        fc.array(
          fc.oneof(
            editOf(fc.constant('jira' as const), ['title', 'labels']),
            editOf(fc.constant('valora' as const), ['storyPoints', 'mustDo']),
            noise,
          ),
          { maxLength: 40 },
        ),
        (rule, steps) => {
          const world = new World(allRules(rule)).run(steps);
          const orderly = inOrder(allRules(rule), steps);
          expect([world.jira, world.valora]).toEqual([orderly.jira, orderly.valora]);
          expect(world.conflicts.size).toBe(0);
        },
      ),
      runs,
    );
  });

  it('ends as the orderly stream does under `newest`, whichever sides change what', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(editOf(anySide, ['title', 'storyPoints']), noise), { maxLength: 40 }),
        (given) => {
          const steps = withOwnValues(given);
          const world = new World(allRules('newest')).run(steps);
          expect(world.jira).toEqual(world.valora);
          expect(world.valora).toEqual(inOrder(allRules('newest'), steps).valora);
        },
      ),
      runs,
    );
  });

  it.each(['jira', 'valora'] as const)(
    'makes both sides equal under `%s`, with a value one of them had',
    (rule) => {
      fc.assert(
        fc.property(fc.array(fc.oneof(editOf(anySide, twoWayFields), noise), { maxLength: 40 }), (steps) => {
          const world = new World(allRules(rule)).run(steps);
          for (const field of twoWayFields) {
            expect(sameValue(world.jira[field], world.valora[field])).toBe(true);
            const had = steps.flatMap((step) =>
              step.kind === 'edit' && step.field === field ? [step.value] : [],
            );
            expect([start[field], ...had].some((value) => sameValue(value, world.jira[field]))).toBe(true);
          }
        }),
        runs,
      );
    },
  );

  it('loses nothing under `ask`: what differs waits in a conflict with both values', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(editOf(anySide, twoWayFields), noise), { maxLength: 40 }), (steps) => {
        const world = new World(allRules('ask')).run(steps);
        for (const field of twoWayFields) {
          const [jira, valora] = [world.jira[field], world.valora[field]];
          if (sameValue(jira, valora)) expect(world.conflicts.has(field)).toBe(false);
          else expect(world.conflicts.get(field)).toEqual([jira, valora]);
        }
      }),
      runs,
    );
  });

  it('changes nothing when it is done again with its own result', () => {
    const side = fc.record(values) as unknown as fc.Arbitrary<TwoWay>;
    const rules = fc.record({
      title: fc.constantFrom<ConflictRule>('jira', 'valora', 'newest', 'ask'),
      storyPoints: fc.constantFrom<ConflictRule>('jira', 'valora', 'newest', 'ask'),
      labels: fc.constantFrom<ConflictRule>('jira', 'valora', 'newest', 'ask'),
      mustDo: fc.constantFrom<ConflictRule>('jira', 'valora', 'newest', 'ask'),
    });
    fc.assert(
      fc.property(side, side, side, rules, (agreed, jira, valora, ruleOf) => {
        const input = { fields: twoWayFields, rules: ruleOf, changedAt: () => ({ jira: 1, valora: 2 }) };
        const once = reconcile({ ...input, agreed, jira, valora });
        const after = { ...jira, ...once.toJira };
        const again = reconcile({
          ...input,
          agreed: { ...once.agreed, ...once.toJira },
          jira: after,
          valora: once.valora,
        });
        expect(again.valora).toEqual(once.valora);
        expect(again.toJira).toEqual({});
        expect(again.conflicts).toEqual(once.conflicts);
      }),
      runs,
    );
  });

  it.each([
    ['storyPoints', null, 3, 3],
    ['storyPoints', 3, null, 3],
    ['mustDo', false, true, true],
    ['labels', [], ['x'], ['x']],
  ] as const)(
    'takes the %s that one side has where the other never said anything',
    (field, jira, valora, value) => {
      const input = {
        agreed: {},
        fields: twoWayFields,
        rules: allRules('ask'),
        changedAt: () => ({ jira: 0, valora: 0 }),
      };
      const result = reconcile({
        ...input,
        jira: { ...start, [field]: jira },
        valora: { ...start, [field]: valora },
      });
      expect(result.conflicts).toEqual([]);
      expect(result.valora[field]).toEqual(value);
    },
  );

  it('merges labels one by one: what one side put on or took off holds', () => {
    expect(mergeLabels(['a', 'b'], ['a', 'b', 'jira'], ['b', 'here'])).toEqual(['b', 'here', 'jira']);
  });
});
