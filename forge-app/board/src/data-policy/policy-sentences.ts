import { twoWayFields, type ConflictRule, type DataPolicy } from '@valora/contracts';
import { fieldName } from './field-words.js';
import { twoWayNames } from './policy-words.js';

export const ruleNames: Record<ConflictRule, string> = {
  jira: 'Jira wins',
  valora: 'Valora wins',
  newest: 'the newest change wins',
  ask: 'a person is asked',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What of a project may leave, in a sentence. */
export const policySentence = ({ mode, fields }: DataPolicy): string => {
  if (mode === 'numbers_only') return 'Numbers only: no text of its issues leaves Jira.';
  return fields.length === 0
    ? 'Only project, type, status and dates leave Jira.'
    : `${list.format(fields.map(fieldName))} may leave Jira.`;
};

/** Who wins where both sides changed, in a sentence. */
export const rulesSentence = ({ rules }: DataPolicy): string =>
  `${twoWayFields.map((field) => `${twoWayNames[field]}: ${ruleNames[rules[field]]}`).join('; ')}.`;
