export { importFile, type FileRequest, type ImportedFile } from './import-file.js';
export type { ImportPorts, NeedPair, SavedRows, SaveOptions } from './import-ports.js';
export { importEventHandlers, importJobHandlers } from './jobs.js';
export type { ParsedOutcome, ParsedRow } from './parsed-row.js';
export { receiveImport, type ReceiveDeps, type ReceivedFile } from './receive-import.js';
export { importRoutes } from './routes.js';
export { runImport, type RunDeps, type RunRequest } from './run-import.js';
export { startImport } from './start-import.js';
