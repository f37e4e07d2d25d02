import { api, columnMapping, type ImportReading } from '@valora/contracts';
import { handle, handleOpen, invalidInput, signedIn, type MountedRoute } from '../platform/index.js';
import { getImport, listImports } from './import-store.js';
import { receiveImport, type ReceiveDeps } from './receive-import.js';
import { listRejectedRows } from './rejected-rows.js';
import { startImport } from './start-import.js';

/** The mapping travels as JSON text in the query, because the body is the file. @throws AppError invalid_input */
const readMapping = (text: string | undefined): ImportReading => {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidInput('query.mapping', 'must be a JSON object: column → field');
  }
  const parsed = columnMapping.safeParse(value);
  if (!parsed.success)
    throw invalidInput('query.mapping', 'must be a JSON object: column → field, or null to leave it out');
  return { mapping: parsed.data };
};

export const importRoutes = (deps: ReceiveDeps): MountedRoute[] => [
  handleOpen(api.imports.upload, ({ caller, query, upload }) => {
    const { teamId, actor } = signedIn(caller);
    const { fileName, start } = query;
    return receiveImport(deps, {
      teamId,
      actor,
      fileName,
      start,
      content: upload,
      reading: readMapping(query.mapping),
    });
  }),
  handle(api.imports.list, ({ scope, query }) => listImports(scope, query)),
  handle(api.imports.get, ({ scope, params }) => getImport(scope, params.id)),
  handle(api.imports.start, ({ scope, params, body, actor }) =>
    startImport(scope, { id: params.id, reading: body, actor }),
  ),
  handle(api.imports.rejectedRows, ({ scope, params, query }) => listRejectedRows(scope, params.id, query)),
];
