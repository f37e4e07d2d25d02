import type { JiraSync } from '@valora/contracts';
import { isUnderWay } from '../../board/jira/src/follow/is-under-way';
import { formatsOf } from '../shared/formats';
import { aSync } from '../testing/a-sync';
import { bytesWords } from './bytes-words';
import { pointsShare, tokenWords } from './connection-words';
import { syncSentence } from './sync-words';

const moment = '2026-03-10T12:00:00Z';
const words = (change: Partial<JiraSync>) =>
  syncSentence(aSync(change), formatsOf('en')).replaceAll('\u00A0', ' ');

it('tells how far a project is read', () => {
  expect(words({ state: 'running', issuesExpected: null })).toBe('Reading: 400 issues read');
  expect(
    words({ state: 'waiting', resumesAt: '2999-01-01T00:00:00Z', problem: 'Points are spent.' }),
  ).toMatch(/^Waiting, goes on in [\d,]+ years: Points are spent\. 400 of about 402 issues read$/);
  expect(words({ state: 'failed' })).toBe('Stopped: no reason given. 400 of about 402 issues read');
  expect(words({})).toMatch(
    /^Read .*: 400 of about 402 issues read; 2 issues left out, such as secured ones$/,
  );
  expect(syncSentence(undefined, formatsOf('en'))).toBe('Not read yet');
  expect(
    ['running', 'waiting', 'done', 'failed'].map((state) => isUnderWay(aSync({ state } as never))),
  ).toEqual([true, true, false, false]);
});

it('counts sizes in thousands', () => {
  expect([0, 1, 999, 1_400, 2_500_000, 7e9, 7e13].map((bytes) => bytesWords(bytes, String))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.4 kB',
    '2.5 MB',
    '7 GB',
    '70000 GB',
  ]);
});

it('says until when the key to Jira holds, or that it ended', () => {
  expect(tokenWords('2026-03-10T11:00:00Z', String, Date.parse(moment))).toMatch(/^Ended 2026/);
  expect(tokenWords('2026-03-10T13:00:00Z', String, Date.parse(moment))).toMatch(/^Until 2026/);
});

it('fills the bar of points, and no further', () => {
  const share = (spent: number, limit: number) => pointsShare({ spent, limit, resetsAt: moment });
  expect([share(0, 10), share(5, 10), share(20, 10), share(0, 0)]).toEqual([0, 0.5, 1, 1]);
});
