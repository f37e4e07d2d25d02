import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.js';

/** Atlassian's OpenAPI document, where this checkout has it beside the repository; never part of it. */
const documentPath = path.resolve(process.cwd(), '../shared/peers/jira-rest-v3.openapi.json');

export const hasJiraDocument = (): boolean => existsSync(documentPath);

/** Only these are served: the whole document of 417 paths takes Prism three times as long to read. */
const usedPaths = [
  '/rest/api/3/myself',
  '/rest/api/3/project/search',
  '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
  '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
  '/rest/api/3/search/jql',
  '/rest/api/3/issue',
  '/rest/api/3/issue/{issueIdOrKey}',
  '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  '/rest/api/3/issueLink',
  '/rest/api/3/issueLinkType',
  '/rest/api/3/permissions/check',
  '/rest/api/3/mypermissions',
  '/rest/api/3/user',
  '/rest/api/3/serverInfo',
  '/rest/api/3/project/{projectIdOrKey}',
  '/rest/api/3/field',
  '/rest/api/3/issue/bulkfetch',
  '/rest/api/3/search/approximate-count',
  '/rest/api/3/issue/{issueIdOrKey}/comment',
  '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  '/rest/api/3/issue/{issueIdOrKey}/worklog',
  '/rest/api/3/issue/properties/multi',
  '/rest/api/3/task/{taskId}',
  '/rest/api/3/app/field/{fieldIdOrKey}/value',
  '/rest/api/3/jql/function/computation',
];

/** Members of Atlassian's own examples that its own schemas forbid; Prism would refuse to answer with them. */
const faultyMembers: readonly (readonly [path: string, method: 'get' | 'post', member: string])[] = [
  ['/rest/api/3/serverInfo', 'get', 'defaultLocale'],
  ['/rest/api/3/issue/bulkfetch', 'post', 'expand'],
];

/** Describes the members of a Java class where any JSON is meant, so that no property value passes. */
const faultySchema = 'JsonNode';

interface Operation {
  readonly responses?: Record<string, { content?: Record<string, { example?: Record<string, unknown> }> }>;
}

const mendExamples = (paths: Readonly<Record<string, unknown>>): void => {
  for (const [name, method, member] of faultyMembers) {
    const operation = (paths[name] as Partial<Record<string, Operation>>)[method];
    const example = operation?.responses?.['200']?.content?.['application/json']?.example ?? {};
    if (!(member in example)) throw new Error(`the example of ${name} no longer has ${member}`);
    Reflect.deleteProperty(example, member);
  }
};

const writeUsedPart = async (folder: string): Promise<string> => {
  const document = JSON.parse(await readFile(documentPath, 'utf8')) as {
    paths: Record<string, unknown>;
    components: { schemas: Record<string, unknown> };
  };
  document.components.schemas[faultySchema] = {};
  const paths = Object.fromEntries(usedPaths.map((name) => [name, document.paths[name]]));
  mendExamples(paths);
  const file = path.join(folder, 'jira.openapi.json');
  await writeFile(file, JSON.stringify({ ...document, paths }));
  return file;
};

export interface Prism {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts Prism on Atlassian's document. `mock` answers with the document's examples; `proxy` passes requests on to
 * `upstream` and turns every request or answer that breaks the document into an error.
 */
export const startPrism = async (mode: { readonly upstream: string | null }): Promise<Prism> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'valora-prism-'));
  const file = await writeUsedPart(folder);
  const port = String(await freePort());
  const cli = createRequire(path.join(process.cwd(), 'backend/package.json')).resolve(
    '@stoplight/prism-cli/dist/index.js',
  );
  const serve = mode.upstream === null ? ['mock', file] : ['proxy', file, mode.upstream];
  const child = spawn(process.execPath, [cli, ...serve, '--errors', '--host', '127.0.0.1', '--port', port], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(`Prism ended: ${output}`));
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
