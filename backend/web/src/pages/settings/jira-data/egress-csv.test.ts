import fc from 'fast-check';
import type { EgressEntry } from '@valora/contracts';
import { egressCsv } from './egress-csv.js';

const entry: EgressEntry = {
  id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10',
  at: '2026-03-10T12:00:00Z',
  projectKey: 'VAL',
  what: 'issues read',
  destination: 'https://api.valora.example.com',
  issues: 2,
  fields: ['summary', 'storyPoints'],
  bytes: 812,
  actor: 'Ana, "the boss"',
};

it('writes one row per transfer', () => {
  expect(egressCsv([entry, { ...entry, projectKey: null, fields: [] }])).toBe(
    [
      '\uFEFFat,project,what,destination,issues,fields,bytes,actor,id',
      `2026-03-10T12:00:00Z,VAL,issues read,https://api.valora.example.com,2,summary storyPoints,812,"Ana, ""the boss""",${entry.id}`,
      `2026-03-10T12:00:00Z,,issues read,https://api.valora.example.com,2,,812,"Ana, ""the boss""",${entry.id}`,
      '',
    ].join('\r\n'),
  );
});

it('hands no spreadsheet a formula, whatever a person is called', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t', '\r'), (rest, first) => {
      const row = egressCsv([{ ...entry, projectKey: `${first}${rest}`, actor: 'Ana' }]).slice(
        '\uFEFFat,project,what,destination,issues,fields,bytes,actor,id\r\n2026-03-10T12:00:00Z,'.length,
      );
      expect(row).toMatch(/^"?'/);
    }),
    { numRuns: 100 },
  );
});
