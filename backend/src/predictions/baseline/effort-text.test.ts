import { issuesWithTellingTexts, steadyNoise } from '../testing/builders.js';
import { fitTextModel, logDaysFromText, type TextExample, type TextModel } from './effort-text.js';

const learn = (examples: readonly TextExample[]): TextModel | null => {
  const relatives = examples.map(({ relative }) => relative);
  const work = fitTextModel({ examples, relatives, fallbackLogMedian: 0 });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};
const examples = issuesWithTellingTexts(400).map(({ title, description, inputs }) => ({
  title,
  description,
  relative: 0,
  logDays: Math.log(inputs['storyPoints']?.value ?? 1),
}));

describe('effort from text', () => {
  it('learns which words mean work', () => {
    const model = learn(examples);
    if (!model?.alone) throw new Error('nothing learned');
    const days = (title: string) =>
      Math.exp(logDaysFromText(model, { title, description: '', relative: 0 }, model.alone?.weight ?? 0));
    expect(days('Migrate the export page')).toBeGreaterThan(1.5 * days('Rename the export page'));
  });

  it('stays with the team’s median for words it never saw', () => {
    const model = learn(examples);
    if (!model) throw new Error('nothing learned');
    const strange = { title: 'Полностью новое', description: '', relative: 0 };
    const shift = logDaysFromText(model, strange, 1) - model.logMedian;
    expect(Math.abs(shift)).toBeLessThan(1);
    expect(logDaysFromText(model, strange, 0)).toBe(model.logMedian);
  });

  it('learns nothing from texts that say nothing', () => {
    expect(learn(examples.map((example, i) => ({ ...example, logDays: steadyNoise(i + 31) })))).toBeNull();
  });

  it('learns nothing where every issue took the same', () => {
    expect(learn(examples.map((example) => ({ ...example, logDays: 1 })))).toBeNull();
  });

  it('learns nothing from few issues', () => {
    expect(learn(examples.slice(0, 59))).toBeNull();
  });

  it('takes the word of a base model until the team can tell for itself', () => {
    const few = examples.slice(0, 5).map((example, i) => ({ ...example, relative: i - 2 }));
    const model = learn(few);
    if (!model?.alone) throw new Error('nothing said');
    const days = (relative: number) =>
      logDaysFromText(model, { title: '', description: '', relative }, model.alone?.weight ?? 0);
    expect(days(0)).toBeCloseTo(model.logMedian);
    const one = learn(few.slice(4));
    expect(one?.centre).toBeCloseTo((2 * (one?.spread ?? 0)) / 11);
    expect(days(1) - days(0)).toBeCloseTo(model.spread * model.alone.weight);
  });

  it('learns what a base model is worth where there is enough to learn from', () => {
    const rated = (worth: number) =>
      examples.map((example, i) => ({
        ...example,
        title: `Issue ${i}`,
        description: '',
        relative: worth * (example.logDays - 1) + (1 - worth) * 2 * (steadyNoise(i + 5) - 0.5),
      }));
    expect(learn(rated(1))?.beside?.weight).toBeGreaterThan(0.4);
    expect(learn(rated(0))).toBeNull();
  });
});
