import { join } from 'node:path';
import { runChild } from '../run-child.mjs';

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

/**
 * One run over the operations that `select` leaves, in the server's folder, where all that it writes is thrown away.
 * One worker: Python before 3.11.8 trips over its own parser when two threads compile at once
 * (https://github.com/python/cpython/issues/106905), and they share one core anyway.
 * @returns whether it found nothing, and where its report is
 */
export const runSchemathesis = async ({ program, server, config, name, examples, select }) => {
  const report = join(server.folder, `${name}.ndjson`);
  const { code } = await runChild(
    program,
    [
      ...['--config-file', config, '--no-color'],
      ...['run', `${server.url}/api/v1/openapi.json`],
      ...['--phases', 'coverage,fuzzing,stateful'],
      ...['--max-examples', String(examples)],
      ...['--checks', CHECKS.join(',')],
      ...['--workers', '1'],
      ...['--generation-deterministic'],
      ...['--no-shrink', '--continue-on-failure', '--warnings', 'off'],
      ...['--report', 'ndjson', '--report-ndjson-path', report],
      ...select,
    ],
    { cwd: server.folder, show: true },
  );
  return { passed: code === 0, report };
};
