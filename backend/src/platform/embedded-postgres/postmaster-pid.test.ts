import fc from 'fast-check';
import { parsePostmasterPid } from './postmaster-pid.js';

const file = (pid: string, port: string, status: string) =>
  [pid, '/data/cluster', '1700000000', port, '', '127.0.0.1', '  9308310   1', status, ''].join('\n');

describe('parsePostmasterPid', () => {
  it('reads process, port and status', () => {
    expect(parsePostmasterPid(file('4711', '23456', 'ready   '))).toEqual({
      pid: 4711,
      port: 23456,
      status: 'ready',
    });
  });

  it('reads a file that the server has not finished writing', () => {
    expect(parsePostmasterPid('4711\n/data/cluster\n')).toEqual({ pid: 4711, port: 0, status: '' });
  });

  it('never takes a broken file for a process that must not be touched', () => {
    for (const pid of ['', '0', '1', '-1', '1.5', 'x', 'NaN', '1e400']) {
      expect(parsePostmasterPid(file(pid, '1', 'ready'))).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = parsePostmasterPid(text);
        return found === undefined || (Number.isSafeInteger(found.pid) && found.pid > 1);
      }),
    );
  });
});
