import type { JiraIssueType } from './answers.js';

const named = (types: readonly JiraIssueType[], name: string): JiraIssueType | undefined =>
  types.find((type) => type.name.trim().toLowerCase() === name);

/**
 * The type at epic level. Names are translated and renamed, so the level decides; the name is asked only where
 * Jira names no level at all. Null where the project has none.
 */
export const chooseEpicType = (types: readonly JiraIssueType[]): JiraIssueType | null => {
  const whole = types.filter(({ subtask }) => !subtask);
  const atLevel = whole.find(({ hierarchyLevel }) => hierarchyLevel === 1);
  if (atLevel !== undefined) return atLevel;
  return whole.every(({ hierarchyLevel }) => hierarchyLevel === null) ? (named(whole, 'epic') ?? null) : null;
};

/** The type of an epic's children: story, else task, else the first standard type. Null where there is none. */
export const chooseChildType = (types: readonly JiraIssueType[]): JiraIssueType | null => {
  const epic = chooseEpicType(types);
  const standard = types.filter(
    ({ id, subtask, hierarchyLevel }) => !subtask && id !== epic?.id && (hierarchyLevel ?? 0) === 0,
  );
  return named(standard, 'story') ?? named(standard, 'task') ?? standard[0] ?? null;
};
