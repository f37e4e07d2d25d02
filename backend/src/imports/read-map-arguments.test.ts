import { readMapArguments } from './read-map-arguments.js';

describe('readMapArguments', () => {
  it('takes column=field, the last sign counts, and nothing behind it leaves the column out', () => {
    const { mapping, problems } = readMapArguments([
      'Wish = title',
      'a=b=storyPoints',
      'Colour=',
      'Fit=ownScale',
    ]);
    expect({ ...mapping }).toEqual({ Wish: 'title', 'a=b': 'storyPoints', Colour: null, Fit: 'ownScale' });
    expect(problems).toEqual([]);
  });

  it('says all that is wrong at once, and takes any column name', () => {
    const { mapping, problems } = readMapArguments(['title', '=key', 'X=no field', '__proto__=title']);
    expect(problems).toEqual([
      '--map title: write it as column=field',
      '--map =key: write it as column=field',
      '--map X=no field: there is no field “no field”',
    ]);
    expect(Object.keys(mapping)).toEqual(['__proto__']);
  });
});
