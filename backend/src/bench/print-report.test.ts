import type { Section } from './measurement.js';
import { markdownTable, reportText, terminalText } from './print-report.js';

const section: Section = {
  name: 'Lists',
  method: 'Against a plain server.',
  load: [1.25, 3],
  measurements: [
    {
      what: 'req/s',
      ours: '1,200',
      reference: '1,500',
      ratio: '0.80 ×',
      target: '≥ 60 %',
      met: true,
    },
    { what: 'p95', ours: '70 ms', reference: '40 ms', ratio: '1.75 ×', target: '≤ 50 ms', met: false },
    { what: 'CPU', ours: '90 µs', reference: '', ratio: '', target: '', met: null },
  ],
};
const machine = {
  node: '20.19.0',
  postgres: '18.4',
  system: 'Linux x64',
  cpus: 2,
  cpuModel: 'Some CPU',
  memoryBytes: 8 * 1024 ** 3,
};
const report = (sections: Section[]) => reportText({ machine, sections, date: '2026-11-23' });

describe('markdownTable', () => {
  it('pads columns and keeps a cell in its cell', () => {
    expect(markdownTable(['a', 'long head'], [['x|y', 'two\nlines']])).toBe(
      ['| a    | long head |', '| ---- | --------- |', '| x\\|y | two lines |'].join('\n'),
    );
  });
});

describe('the report', () => {
  it('says what missed before any table', () => {
    const text = report([section]);
    expect(text).toContain('- Lists: p95 is 70 ms; the target is ≤ 50 ms.');
    expect(text.indexOf('these targets were missed')).toBeLessThan(text.indexOf('| what'));
    expect(text).toMatch(/\| p95 +\| 70 ms +\| 40 ms +\| 1\.75 × +\| ≤ 50 ms +\| \*\*no\*\* +\|/);
    expect(text).toContain('load average 1.3 → 3.0');
    expect(text).toContain('Node 20.19.0, PostgreSQL 18.4, Linux x64, 2 cores');
  });

  it('says so when nothing missed', () => {
    const met = { ...section, measurements: section.measurements.filter((one) => one.met !== false) };
    expect(report([met])).toContain('In this run every target was met.');
  });
});

describe('terminalText', () => {
  it('is one line per measurement', () => {
    expect(terminalText(section).split('\n')).toEqual([
      'Lists (load average 1.3 → 3.0)',
      '  req/s: 1,200 · reference 1,500 · 0.80 × · target ≥ 60 %: met',
      '  p95: 70 ms · reference 40 ms · 1.75 × · target ≤ 50 ms: MISSED',
      '  CPU: 90 µs',
    ]);
  });
});
