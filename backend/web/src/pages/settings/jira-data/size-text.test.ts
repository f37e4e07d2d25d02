import { sizeText } from './size-text.js';

it('counts sizes in thousands', () => {
  expect([0, 1, 999, 1_400, 2_500_000, 7e9].map((bytes) => sizeText(bytes, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.4 kB',
    '2.5 MB',
    '7 GB',
  ]);
});
