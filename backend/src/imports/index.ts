export { fileSource } from './file-source.js';
export { isImportField, listImportFields, type ImportField } from './import-fields.js';
export type { ImportSource } from './import-source.js';
export type { ImportItem, ImportWarning, ParsedOutcome, ParsedRow, Rejection } from './parsed-row.js';
export { previewFile, type FilePreview, type PreviewColumn } from './preview.js';
export { readRows, type ReadRowsOptions } from './read-rows.js';
export type { Reading, Survey } from './survey.js';
export type { Mapping } from './columns/assign-columns.js';
export { UnreadableFile, type UnreadableCode } from './unreadable-file.js';
