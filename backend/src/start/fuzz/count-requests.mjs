import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const FINISHED = '{"ScenarioFinished"';

/** How often each operation (`POST /features`) was asked in a run, from schemathesis' report of it. */
export const countRequests = async (report) => {
  const counts = new Map();
  for await (const line of createInterface({ input: createReadStream(report), crlfDelay: Infinity })) {
    if (!line.startsWith(FINISHED)) continue;
    // A scenario that made no request leaves them out.
    const { cases = {}, interactions = {} } = JSON.parse(line).ScenarioFinished.recorder;
    for (const id of Object.keys(interactions)) {
      const { method, path } = cases[id].value;
      const operation = `${method} ${path}`;
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
  }
  return counts;
};

/** Operations of an OpenAPI document, named as the report names them. */
export const operationsOf = (document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
