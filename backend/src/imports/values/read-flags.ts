import { plainName } from '../text/plain-name.js';

const yes = new Set(
  [
    'yes',
    'y',
    'true',
    '1',
    'x',
    'must',
    'ja',
    'wahr',
    'oui',
    'vrai',
    'sí',
    'verdadero',
    'sim',
    'verdadeiro',
    'はい',
    '是',
  ].map(plainName),
);
const no = new Set(
  ['', 'no', 'n', 'false', '0', 'nein', 'falsch', 'non', 'faux', 'falso', 'não', 'いいえ', '否'].map(
    plainName,
  ),
);

/** A yes-or-no cell in the languages Jira is used in; ✓ and ✗ included. Null when it is neither. */
export const readFlag = (raw: string): boolean | null => {
  if (/^\s*[✓✔☑]/u.test(raw)) return true;
  if (/^\s*[✗✘☐]/u.test(raw)) return false;
  const name = plainName(raw);
  if (yes.has(name)) return true;
  return no.has(name) ? false : null;
};

export type Moscow = 'must' | 'should' | 'could' | 'wont';
const moscowNames: Readonly<Record<Moscow, readonly string[]>> = {
  must: ['m', 'must', 'musthave', 'mo'],
  should: ['s', 'should', 'shouldhave'],
  could: ['c', 'co', 'could', 'couldhave'],
  wont: ['w', 'wont', 'wonthave', 'would', 'wouldhave', 'wonthavethistime'],
};

/** `Must have`, `M`, `won't` → the class; null when it is none of the four. */
export const readMoscow = (raw: string): Moscow | null => {
  const name = plainName(raw);
  const found = (Object.entries(moscowNames) as [Moscow, readonly string[]][]).find(([, names]) =>
    names.includes(name),
  );
  return found?.[0] ?? null;
};

const subtaskNames = new Set(
  [
    ...['Sub-task', 'Subtask', 'Technical sub-task', 'Unteraufgabe', 'Teilaufgabe', 'Sous-tâche', 'Subtarea'],
    ...['Subtarefa', 'Sub-tarefa', 'サブタスク', '子任务', '子任務', '子工作项'],
  ].map(plainName),
);

/** True for the issue types by which Jira names a part of another issue. */
export const isSubtaskType = (type: string): boolean => subtaskNames.has(plainName(type));
