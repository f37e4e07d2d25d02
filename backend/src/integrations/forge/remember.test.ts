import { createMemory } from './remember.js';

let now = 0;
const memory = () => createMemory<number>({ lifeMs: 1_000, atMost: 3, nowMs: () => now });
const counting = () => {
  let asked = 0;
  return { find: () => Promise.resolve((asked += 1)), asked: () => asked };
};

beforeEach(() => {
  now = 0;
});

describe('createMemory', () => {
  it('answers from memory for its time, then asks again', async () => {
    const { get } = memory();
    const { find } = counting();
    expect([await get('a', find), await get('a', find)]).toEqual([1, 1]);
    now = 999;
    expect(await get('a', find)).toBe(1);
    now = 1_000;
    expect(await get('a', find)).toBe(2);
  });

  it('asks once for whoever asks at the same time', async () => {
    const { get } = memory();
    const { find, asked } = counting();
    await Promise.all([get('a', find), get('a', find), get('a', find)]);
    expect(asked()).toBe(1);
  });

  it('does not remember a failure', async () => {
    const { get } = memory();
    await expect(get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('a', () => Promise.resolve(7))).toBe(7);
  });

  it('keeps the newest answers when it is full', async () => {
    const { get } = memory();
    const { find, asked } = counting();
    for (const key of ['a', 'b', 'c', 'd']) await get(key, find);
    await get('d', find);
    await get('c', find);
    expect(asked()).toBe(4);
    await get('a', find);
    expect(asked()).toBe(5);
  });
});
