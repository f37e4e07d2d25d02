import { createBreaker, type Breaker } from './breaker.js';

let at = 0;
const breakerOf = (failures: number): Breaker => createBreaker({ failures, restMs: 100, now: () => at });
const fail = (breaker: Breaker, times: number): void => {
  for (let time = 0; time < times; time++) {
    expect(breaker.mayPass()).toBe(true);
    breaker.failed();
  }
};
beforeEach(() => {
  at = 0;
});

it('opens after so many failures in a row', () => {
  const breaker = breakerOf(3);
  fail(breaker, 2);
  breaker.succeeded();
  fail(breaker, 3);
  expect(breaker.mayPass()).toBe(false);
});

it('lets one request try after a rest, and closes if it succeeds', () => {
  const breaker = breakerOf(2);
  fail(breaker, 2);
  at = 99;
  expect(breaker.mayPass()).toBe(false);
  at = 100;
  expect([breaker.mayPass(), breaker.mayPass(), breaker.mayPass()]).toEqual([true, false, false]);
  breaker.succeeded();
  expect([breaker.mayPass(), breaker.mayPass()]).toEqual([true, true]);
});

it('rests again if the one that tries fails', () => {
  const breaker = breakerOf(2);
  fail(breaker, 2);
  at = 100;
  fail(breaker, 1);
  at = 199;
  expect(breaker.mayPass()).toBe(false);
  at = 200;
  expect(breaker.mayPass()).toBe(true);
});
