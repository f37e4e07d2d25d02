import type { DataPolicy } from '@valora/contracts';
import { policySentence, rulesSentence, sideText, sizeText } from './data-words.js';

const policy: DataPolicy = {
  projectId: '10001',
  projectKey: 'VAL',
  mode: 'allowed_fields',
  fields: ['summary', 'storyPoints', 'customfield_10016'],
  storyPointsField: null,
  rules: { title: 'jira', storyPoints: 'newest', labels: 'ask', mustDo: 'valora' },
  writeScores: true,
  version: 1,
  updatedAt: null,
  updatedBy: null,
};

it('says in sentences what may leave and who wins', () => {
  expect(policySentence(policy)).toBe('Summary, Story points, and customfield_10016 may leave Jira.');
  expect(policySentence({ ...policy, fields: [] })).toMatch(/^Only project, type, status and dates/);
  expect(policySentence({ ...policy, mode: 'numbers_only' })).toMatch(/^Numbers only/);
  expect(rulesSentence(policy)).toBe(
    'Title: Jira wins; Story points: the newest change wins; Labels: a person is asked; Must do: Valora wins.',
  );
});

it('shows both sides of a conflict as people read them', () => {
  expect([null, '', false, [], ['a', 'b'], 5, { x: 1 }, 'y'.repeat(90)].map(sideText)).toEqual([
    'nothing',
    'nothing',
    'no',
    'none',
    'a, b',
    '5',
    '{"x":1}',
    `${'y'.repeat(79)}…`,
  ]);
});

it('counts sizes in thousands', () => {
  expect([0, 1, 999, 1_400, 2_500_000, 7e9].map((bytes) => sizeText(bytes, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.4 kB',
    '2.5 MB',
    '7 GB',
  ]);
});
