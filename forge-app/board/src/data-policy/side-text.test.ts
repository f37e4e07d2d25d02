import { sideText } from './side-text.js';

it('shows both sides of a conflict as people read them', () => {
  expect([null, '', false, [], ['a', 'b'], 5, { x: 1 }, 'y'.repeat(90)].map(sideText)).toEqual([
    'nothing',
    'nothing',
    'no',
    'none',
    'a, b',
    '5',
    '{"x":1}',
    `${'y'.repeat(79)}…`,
  ]);
});
