import { importMessage, percentRead } from './import-message.js';

const run = {
  state: 'done',
  fileName: 'backlog.csv',
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  problem: null,
} as const;

describe('importMessage', () => {
  it('says that all went in', () => {
    expect(importMessage({ ...run, created: 1200, updated: 34 })).toBe(
      'backlog.csv is in: 1,234 features, and every row went in.',
    );
  });

  it('says how many rows stayed out', () => {
    const partly = { ...run, created: 9, rejected: 1 };
    expect(importMessage(partly, { areListed: true })).toBe(
      'backlog.csv is in: 9 features, and 1 row could not go in and is listed below.',
    );
    expect(importMessage(partly)).toBe('backlog.csv is in: 9 features, and 1 row could not go in.');
  });

  it('says that a second import changed nothing', () => {
    expect(importMessage({ ...run, unchanged: 9 })).toBe(
      'backlog.csv changed nothing: your backlog already holds it; every row went in.',
    );
  });

  it('says that nothing went in', () => {
    expect(importMessage({ ...run, rejected: 3 })).toBe(
      'Nothing of backlog.csv went in: 3 rows could not be read.',
    );
  });

  it('gives the reason of a failure', () => {
    expect(importMessage({ ...run, state: 'failed', problem: 'it is an Excel file; save it as CSV.' })).toBe(
      'backlog.csv could not be imported: it is an Excel file; save it as CSV.',
    );
  });
});

describe('percentRead', () => {
  it('never passes 100 and is whole', () => {
    expect(percentRead({ state: 'running', bytes: 300, bytesRead: 100 })).toBe(33);
    expect(percentRead({ state: 'running', bytes: 300, bytesRead: 900 })).toBe(100);
    expect(percentRead({ state: 'queued', bytes: 0, bytesRead: 0 })).toBeNull();
    expect(percentRead({ state: 'done', bytes: 0, bytesRead: 0 })).toBe(100);
  });
});
