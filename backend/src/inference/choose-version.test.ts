import fc from 'fast-check';
import { chooseVersion } from './choose-version.js';

const keys = Array.from({ length: 10_000 }, (_, at) => `feature-${String(at)}`);
const half = [
  { version: 'a', share: 1 },
  { version: 'b', share: 1 },
];

it('splits as the shares say', () => {
  const shares = [
    { version: 'a', share: 70 },
    { version: 'b', share: 30 },
    { version: 'c', share: 0 },
  ];
  const chosen = keys.map((key) => chooseVersion(key, shares));
  expect(chosen.filter((version) => version === 'a').length / keys.length).toBeCloseTo(0.7, 1);
  expect(chosen).not.toContain('c');
});

it('gives a key the same version each time, one of those with a share', () => {
  const share = fc.record({ version: fc.string(), share: fc.double({ min: 0.001, max: 100, noNaN: true }) });
  fc.assert(
    fc.property(fc.string(), fc.array(share, { minLength: 1, maxLength: 5 }), (key, shares) => {
      const chosen = chooseVersion(key, shares);
      expect(shares.map(({ version }) => version)).toContain(chosen);
      expect(chooseVersion(key, shares)).toBe(chosen);
    }),
  );
});

it('moves only the keys that must move when a share grows', () => {
  const before = keys.map((key) =>
    chooseVersion(key, [
      { version: 'a', share: 0.9 },
      { version: 'b', share: 0.1 },
    ]),
  );
  const after = keys.map((key) =>
    chooseVersion(key, [
      { version: 'a', share: 0.5 },
      { version: 'b', share: 0.5 },
    ]),
  );
  expect(before.filter((version, at) => version === 'b' && after[at] === 'a')).toEqual([]);
});

it('splits another experiment another way', () => {
  const same = keys.filter((key) => chooseVersion(key, half, 'one') === chooseVersion(key, half, 'two'));
  expect(same.length / keys.length).toBeCloseTo(0.5, 1);
});

it.each([[[]], [[{ version: 'a', share: 0 }]], [[{ version: 'a', share: NaN }]]])(
  'refuses %j, which sends nothing anywhere',
  (shares) => {
    expect(() => chooseVersion('key', shares)).toThrow(RangeError);
  },
);
