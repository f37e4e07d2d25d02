import type { ColumnAssignment } from './assign-columns.js';

const maxNamed = 12;
/** Names for a sentence, the first dozen of them. */
export const listNames = (names: readonly string[]): string =>
  names.length <= maxNamed
    ? names.join(', ')
    : `${names.slice(0, maxNamed).join(', ')} and ${names.length - maxNamed} more`;

/** What a person should know about the columns of a file, in sentences. */
export const columnRemarks = (columns: readonly ColumnAssignment[]): string[] => {
  const unknown = [
    ...new Set(
      columns.flatMap(({ field, name, leftOut, chosenBy }) =>
        field === null && leftOut === null && chosenBy === null && name !== '' ? [name] : [],
      ),
    ),
  ];
  const leftOut = columns.flatMap(({ name, leftOut: reason }) =>
    reason === null ? [] : [`column “${name}” is left out: ${reason}`],
  );
  const hasReach = columns.some(({ field }) => field === 'reach');
  const effort = columns.find(({ field, chosenBy }) => field === 'effort' && chosenBy === 'name');
  return [
    ...(unknown.length === 0 ? [] : [`columns not used: ${listNames(unknown)}`]),
    ...leftOut,
    ...(effort === undefined || hasReach
      ? []
      : [
          `column “${effort.name}” is read as person-months; map it to effortDays or storyPoints if it means those`,
        ]),
    ...(columns.some(({ field }) => field === 'key')
      ? []
      : ['the file has no key column: keys are made from the titles, so a changed title is a new feature']),
  ];
};
