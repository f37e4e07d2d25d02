import type { DataPolicy } from '@valora/contracts';
import { policySentence, rulesSentence } from './policy-sentences.js';

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
