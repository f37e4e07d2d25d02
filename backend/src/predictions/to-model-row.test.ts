import { aPredictable } from './testing/builders.js';
import { toModelRow } from './to-model-row.js';

describe('what a trained model sees of a feature', () => {
  it('holds texts, inputs by name, and type and labels as words', () => {
    const feature = aPredictable({
      type: 'Technical task',
      labels: ['App Explorer', 'PHP'],
      demand: 3,
      inputs: { storyPoints: 5, reach: 200 },
    });
    expect(toModelRow(feature)).toEqual({
      texts: {
        title: feature.title,
        description: feature.description,
        labels: 'typetechnicaltask componentappexplorer componentphp',
      },
      numbers: { demand: 3, labels: 2, reach: 200, storyPoints: 5 },
      categories: { type: 'technical task' },
    });
  });

  it('says nothing of what is not known', () => {
    const { texts, numbers, categories } = toModelRow(aPredictable());
    expect(texts['labels']).toBe('');
    expect(numbers).toEqual({ demand: 0, labels: 0 });
    expect(categories).toEqual({ type: null });
  });
});
