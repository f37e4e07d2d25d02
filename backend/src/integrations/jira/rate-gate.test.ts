import { createRateGate } from './rate-gate.js';

const gateAt = () => {
  const time = { ms: 1_000 };
  return { time, gate: createRateGate({ now: () => time.ms }) };
};

describe('createRateGate', () => {
  it('is open at first', () => {
    expect(gateAt().gate.wait('GET /x').ms).toBe(0);
  });

  it('closes one endpoint only, and opens again', () => {
    const { gate, time } = gateAt();
    gate.closeEndpoint('GET /x', 500);
    expect([gate.wait('GET /x').ms, gate.wait('GET /y').ms]).toEqual([500, 0]);
    time.ms += 500;
    expect(gate.wait('GET /x').ms).toBe(0);
  });

  it('closes everything, and a shorter later notice does not open it early', () => {
    const { gate } = gateAt();
    gate.closeAll(9_000);
    gate.closeAll(10);
    gate.closeEndpoint('GET /x', 10);
    expect(gate.wait('GET /x')).toEqual({ ms: 9_000, limit: 'quota' });
    expect(gate.wait('GET /y')).toEqual({ ms: 9_000, limit: 'quota' });
  });
});
