import fc from 'fast-check';
import { AppError } from '../errors/errors.js';
import { decodeCursor, encodeCursor, type CursorKind } from './page.js';

const cursorOf = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'not an AppError';
  }
};

describe('decodeCursor', () => {
  it('gives back what encodeCursor took', () => {
    const day = fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        fc.uuid(),
        day,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
        (uuid, moment, number, integer, text) => {
          const values = [uuid, moment, moment.slice(0, 10), number, integer, text] as const;
          const read = decodeCursor(encodeCursor(values), [
            'uuid',
            'moment',
            'day',
            'number',
            'integer',
            'text',
          ]);
          // JSON knows no negative zero.
          expect(read).toEqual([uuid, moment, moment.slice(0, 10), number + 0, integer, text]);
        },
      ),
    );
  });

  it('reads numbers that PostgreSQL wrote as text, infinite ones too', () => {
    expect(decodeCursor(cursorOf(['Infinity', id]), ['number', 'uuid'])).toEqual([Infinity, id]);
    expect(decodeCursor(cursorOf(['-1.5e+30']), ['number'])).toEqual([-1.5e30]);
    expect(decodeCursor(cursorOf(['17']), ['integer'])).toEqual([17]);
  });

  it.each<[CursorKind, unknown]>([
    ['uuid', 'x'],
    ['uuid', 7],
    ['uuid', null],
    ['uuid', `${id}\n`],
    ['moment', '0000-01-01T00:00:00.000Z'],
    ['moment', '+275760-09-13T00:00:00.000Z'],
    ['moment', '-000001-01-01T00:00:00.000Z'],
    ['moment', '2026-02-30T00:00:00.000Z'],
    ['moment', 'now'],
    ['moment', 0],
    ['day', '0000-01-01'],
    ['day', '2026-02-30'],
    ['day', '2026-1-1'],
    ['day', 'infinity'],
    ['number', 'NaN'],
    ['number', ''],
    ['number', true],
    ['number', [1]],
    ['integer', 1.5],
    ['integer', 2 ** 31],
    ['integer', 'Infinity'],
    ['text', 'a\u0000b'],
    ['text', '\ud800'],
    ['text', 1],
    ['text', {}],
  ])('refuses for %s the value %j', (kind, value) => {
    expect(codeOf(() => decodeCursor(cursorOf([value]), [kind]))).toBe('invalid_input');
  });

  it('refuses everything that is not our JSON, always in the same way', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc.constantFrom('', 'W10', 'bnVsbA', cursorOf([id, id]), cursorOf({ length: 1, 0: id })),
    );
    fc.assert(
      fc.property(anything, (cursor) => {
        expect(codeOf(() => decodeCursor(cursor, ['uuid']))).toBe('invalid_input');
      }),
    );
  });
});
