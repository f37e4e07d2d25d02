import { isImportField } from '../import-fields.js';
import { plainName } from '../text/plain-name.js';
import type { Mapping, SourceColumn } from './assign-columns.js';

/** What is wrong with a mapping by hand, in sentences: columns the file does not have, fields that do not exist. */
export const mappingProblems = (columns: readonly SourceColumn[], mapping: Mapping): string[] => {
  const exact = new Set(columns.flatMap(({ name, id }) => [name, id ?? name]));
  const alike = new Set([...exact].map(plainName));
  return Object.entries(mapping).flatMap(([column, field]) => {
    const name = plainName(column);
    const known = exact.has(column) || (name !== '' && alike.has(name));
    if (!known) return [`the file has no column “${column}”`];
    return field === null || isImportField(field)
      ? []
      : [`there is no field “${field}” for column “${column}”`];
  });
};
