import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { id, timestamp } from './primitives.js';
import { rejectedRow } from './rank-report.js';
import { route } from './route.js';

export const columnMapping = z.record(z.string().max(500), z.string().max(80).nullable()).meta({
  description:
    'Column of the file → field (key, title, description, status, …, an input’s name) or null to leave it out',
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);
export const decimalMark = z.enum(['.', ',']);

/** How a file is to be read, where a person decides it; what is absent is decided by the file itself. */
export const importReading = z.strictObject({
  mapping: columnMapping.optional(),
  dateOrder: dateOrder.optional(),
  decimalMark: decimalMark.optional(),
});
export type ImportReading = z.infer<typeof importReading>;

export const importPreview = z.object({
  format: z.enum(['jira_csv', 'csv', 'jira_json', 'json_lines']),
  columns: z.array(
    z.object({
      name: z.string(),
      repeats: z.int().min(1).meta({ description: 'Columns of this name; Jira repeats some' }),
      field: z.string().nullable().meta({ description: 'What it is taken for; null: it is left out' }),
      confidence: z.number().min(0).max(1).meta({ description: '1 for a known name or a mapping by hand' }),
      samples: z.array(z.string()).meta({ description: 'Up to three different values' }),
    }),
  ),
  firstRows: z.array(z.array(z.string())).meta({ description: 'First rows in the order of the columns' }),
  fields: z
    .array(z.object({ name: z.string(), label: z.string() }))
    .meta({ description: 'Fields a column can be mapped to' }),
  problems: z.array(z.string()).meta({ description: 'What must be mapped before it can start' }),
  encoding: z.string(),
  delimiter: z.string().nullable().meta({ description: 'Null where the file is JSON' }),
  dateOrder: dateOrder.meta({ description: 'How dates such as 03/04/26 are read' }),
  decimalMark,
  remarks: z
    .array(z.string())
    .meta({ description: 'What a person should know: columns not used, dates in doubt' }),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importState = z.enum(['needs_mapping', 'queued', 'running', 'done', 'failed']);
export const importRun = z
  .object({
    id,
    fileName: z.string(),
    state: importState,
    bytes: z.int(),
    bytesRead: z.int().meta({
      description:
        'How far it is, as bytes of the file: looking the file through beforehand counts as two fifths of them',
    }),
    rows: z.int().meta({ description: 'Rows read so far, rejected ones included' }),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    warnings: z.array(z.string()),
    problem: z.string().nullable(),
    preview: importPreview.nullable(),
    startedBy: z.string(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof importRun>;

const params = z.object({ id });
const tag = 'imports';

export const imports = {
  upload: route({
    method: 'post',
    path: '/imports',
    operationId: 'uploadImport',
    tag,
    summary: 'Upload a backlog: Jira CSV, Jira search JSON or plain CSV',
    permission: 'imports.write',
    status: 202,
    upload: true,
    query: z.object({
      fileName: z.string().min(1).max(255).default('upload.csv'),
      start: z
        .enum(['auto', 'never'])
        .default('auto')
        .meta({ description: 'auto: starts by itself when key and title were recognised' }),
      mapping: z.string().max(20_000).optional().meta({ description: 'JSON object: column → field' }),
    }),
    response: importRun,
  }),
  list: route({
    method: 'get',
    path: '/imports',
    operationId: 'listImports',
    tag,
    summary: 'Imports, newest first',
    permission: 'team.read',
    query: z.object(pageQuery),
    response: paged(importRun),
  }),
  get: route({
    method: 'get',
    path: '/imports/{id}',
    operationId: 'getImport',
    tag,
    summary: 'Progress and result of an import',
    permission: 'team.read',
    params,
    response: importRun,
  }),
  start: route({
    method: 'post',
    path: '/imports/{id}/start',
    operationId: 'startImport',
    tag,
    summary: 'Start an import with a mapping',
    permission: 'imports.write',
    status: 202,
    params,
    body: importReading,
    response: importRun,
  }),
  rejectedRows: route({
    method: 'get',
    path: '/imports/{id}/rejected-rows',
    operationId: 'listRejectedRows',
    tag,
    summary: 'Rows that could not go in, with line, column, value and reason',
    permission: 'team.read',
    params,
    query: z.object(pageQuery),
    response: paged(rejectedRow),
  }),
};
