import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { api } from '@valora/contracts';
import { LineCounter, parseDocument } from 'yaml';
import { at, root } from '../paths.mjs';
import { runChild } from '../run-child.mjs';
import { listFiles } from '../stamp.mjs';
import { StartError } from '../start-error.mjs';
import { faults } from './faults.mjs';
import { readScopes } from './jira-scopes.mjs';
import { ownChecks } from './own-checks.mjs';

/** Atlassian’s document lies beside the project where somebody put it; it is not ours to ship. */
const openapi = join(root, '..', 'shared', 'peers', 'jira-rest-v3.openapi.json');
const isSource = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(file);

const readSources = async (...folders) => {
  const files = (await Promise.all(folders.map(listFiles))).flat();
  return Promise.all(
    files.filter(isSource).map(async (file) => ({ file, text: await readFile(at(file), 'utf8') })),
  );
};

/** Where a key or a text stands in the manifest; the first line where it does not. */
const lineOf = (text) => {
  const lines = text.split('\n');
  const numberOf = (test) => lines.findIndex(test) + 1;
  return (wanted) =>
    numberOf((line) => line.includes(`key: ${wanted}`)) || numberOf((line) => line.includes(wanted)) || 1;
};

const parseManifest = (text) => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined)
    throw new StartError(`manifest.yml:${String(lineCounter.linePos(error.pos[0]).line)} ${error.message}`);
  return document.toJS();
};

const allRoutes = () => Object.values(api).flatMap((group) => Object.values(group));

/** What our own checks look at, for one text of the manifest. */
const gatherFacts = async () => {
  const require = createRequire(import.meta.url);
  const exports = Object.keys(require(at('forge-app', 'dist', 'index.js')));
  const sources = await readSources(
    'forge-app/src',
    'forge-app/board/jira',
    'backend/src/integrations/forge',
  );
  const routes = allRoutes();
  const jiraCalls = await readSources('backend/src/integrations/jira');
  const scopesOf = existsSync(openapi) ? readScopes(JSON.parse(await readFile(openapi, 'utf8'))) : null;
  return (text) => ({
    manifest: parseManifest(text),
    lineOf: lineOf(text),
    routes,
    exports,
    sources,
    jiraCalls,
    scopesOf,
  });
};

/** A manifest of its own, beside which everything lies where it lies beside the real one. */
const layOut = async (folder, { text, screen }) => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'manifest.yml');
  if (screen === undefined) {
    await symlink(at('forge-app'), join(folder, 'forge-app'), 'dir');
    await writeFile(file, text);
    return file;
  }
  // A screen of its own, below the real one’s configuration and packages.
  await mkdir(join(folder, 'screens'));
  await symlink(at('node_modules'), join(folder, 'node_modules'), 'dir');
  await writeFile(join(folder, 'screens', 'wrong.tsx'), screen);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: at('forge-app', 'tsconfig.json'), include: ['screens'] }),
  );
  await writeFile(
    file,
    [
      'app:',
      '  id: ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000',
      '  runtime: { name: nodejs22.x }',
      'modules:',
      '  jira:issuePanel:',
      '    - { key: wrong, title: Wrong, icon: "resource:screens;icon.svg", resource: screens, render: native }',
      'resources:',
      '  - { key: screens, path: screens/wrong.tsx }',
      'permissions: { scopes: [] }',
    ].join('\n'),
  );
  return file;
};

/** Young objects by the gigabyte: the validator’s schema and a program of types. */
const roomy = '--max-semi-space-size=64';

const runPlatform = async (job) => {
  const { code, output } = await runChild(
    process.execPath,
    [roomy, at('backend/src/start/forge-check/platform.cjs'), JSON.stringify(job)],
    { cwd: at('forge-app'), env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const answer = output.split('\n').at(-1) ?? '';
  if (code !== 0 || !answer.startsWith('['))
    throw new StartError(`Atlassian’s tools ended with ${String(code)}:\n\n${output}`);
  return JSON.parse(answer);
};

const countModules = ({ modules }) => Object.values(modules).reduce((sum, all) => sum + all.length, 0);

/** Checks everything Forge gets. Returns {problems, said}: what is wrong, and what was looked at and what was not. */
export const checkForge = async () => {
  const text = await readFile(at('manifest.yml'), 'utf8');
  const factsOf = await gatherFacts();
  const facts = factsOf(text);
  const hasOpenApi = facts.scopesOf !== null;
  const scratch = await mkdtemp(join(tmpdir(), 'valora-forge-check-'));
  try {
    const stub = join(scratch, 'no-paths.json');
    await writeFile(stub, '{"paths":{}}');
    const tried = faults.filter(({ needsOpenApi }) => hasOpenApi || needsOpenApi !== true);
    const ofPlatform = tried.filter(({ by }) => by === 'platform');
    const copies = await Promise.all(
      ofPlatform.map(async ({ name, change, screen, lint = false, bundle = false }, index) => ({
        name,
        lint,
        bundle,
        file: await layOut(join(scratch, String(index)), { text: change?.(text), screen }),
      })),
    );
    // From the folder the linter runs in: it leaves out, without a word, whatever is named otherwise.
    const sources = facts.sources
      .filter(({ file }) => file.startsWith('forge-app/src/'))
      .map(({ file }) => relative('forge-app', file));
    const run = (manifests) =>
      runPlatform({ manifests, sources, openapi: hasOpenApi ? openapi : null, stub });
    // Bundling takes as long as all the rest: two processes for two cores.
    const file = at('manifest.yml');
    const [[real, ...foundEarly], [bundled, ...foundLate]] = await Promise.all([
      run([{ name: 'manifest.yml', file, lint: true }, ...copies.filter(({ bundle }) => !bundle)]),
      run([{ name: 'screens', file, bundle: true }, ...copies.filter(({ bundle }) => bundle)]),
    ]);
    const found = [...foundEarly, ...foundLate];
    const known = new Set(real.problems.map(({ message }) => message));
    const platform = [...real.problems, ...bundled.problems.filter(({ message }) => !known.has(message))];
    const place = ({ file, line, message }) => ({
      file: relative(root, file),
      line: line || facts.lineOf(/"([\w-]+)"/.exec(message)?.[1] ?? ''),
      message,
    });
    const unseen = tried.flatMap(({ name, by, change, message }) => {
      const problems =
        by === 'own'
          ? ownChecks(factsOf(change(text)))
          : (found.find((finding) => finding.name === name)?.problems ?? []);
      return problems.some((problem) => message.test(problem.message))
        ? []
        : [
            {
              file: 'backend/src/start/forge-check/faults.mjs',
              line: 1,
              message: `the check is broken, it does not see: ${name} (found: ${problems.map((one) => one.message).join('; ') || 'nothing'})`,
            },
          ];
    });
    return {
      problems: [...platform.map(place), ...ownChecks(facts), ...unseen],
      said: [
        `Forge: ${String(countModules(facts.manifest))} modules, ${String(facts.exports.length)} functions and ${String(bundled.entries)} screens are as Atlassian’s validator, linter and bundler want them; ${String(tried.length)} faults put in were found.`,
        ...(hasOpenApi
          ? []
          : [
              'Not checked: scopes of calls to Jira, as ../shared/peers/jira-rest-v3.openapi.json is not here.',
            ]),
      ],
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};
