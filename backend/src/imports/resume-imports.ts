import { resumeSilent, type JobQueues, type PeriodicHandler } from '../platform/index.js';
import { imports } from './import-store.js';

/** A run shows a sign of life after every batch and every second before the first one. */
const silentForMs = 120_000;

export const resumeImports = (deps: {
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly jobName: string;
}): PeriodicHandler =>
  resumeSilent({
    ...deps,
    name: 'resume-imports',
    rowsOf: imports,
    silentForMs,
    idPrefix: 'import',
    idName: 'importId',
    says: 'import fell silent; going on with it',
  });
