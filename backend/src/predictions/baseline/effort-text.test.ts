import { issuesWithTellingTexts, steadyNoise } from '../testing/builders.js';
import { fitTextModel, logDaysFromText, type TextExample, type TextModel } from './effort-text.js';

const learn = (examples: readonly TextExample[]): TextModel | null => {
  const work = fitTextModel(examples);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};
const examples = issuesWithTellingTexts(400).map(({ title, description, inputs }) => ({
  title,
  description,
  logDays: Math.log(inputs['storyPoints']?.value ?? 1),
}));

describe('effort from text', () => {
  it('learns which words mean work', () => {
    const model = learn(examples);
    if (!model?.alone) throw new Error('nothing learned');
    const days = (title: string) =>
      Math.exp(logDaysFromText(model, { title, description: '' }, model.alone?.weight ?? 0));
    expect(days('Migrate the export page')).toBeGreaterThan(1.5 * days('Rename the export page'));
  });

  it('stays with the team’s median for words it never saw', () => {
    const model = learn(examples);
    if (!model) throw new Error('nothing learned');
    const strange = { title: 'Полностью новое', description: '' };
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
});
