/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as the tools ask for */
/**
 * node platform.cjs JOB: Atlassian's own validator, linter and bundler over manifests. CommonJS and a process of its own,
 * because @forge/bundler asks for `require.main`. Writes its findings as one line of JSON.
 *
 * JOB is JSON: {manifests: [{name, file, lint, bundle}], sources: [files], openapi: file or null, stub: file}. Sources
 * are named from the folder it runs in, whose tsconfig.json the linter reads; the other files are absolute.
 */
const dns = require('node:dns');
const net = require('node:net');
const path = require('node:path');
const process = require('node:process');

// The tools would ask Atlassian for documents, runtimes and feature flags; the check is the same everywhere.
const closed = () => {
  throw new Error('forge:check opens no connection');
};
net.Socket.prototype.connect = closed;
dns.lookup = closed;

const job = JSON.parse(process.argv[2]);
Object.assign(process.env, {
  FORGE_DISABLE_ANALYTICS: '1',
  FORGE_DISABLE_SEASONAL_EFFECTS: '1',
  NO_COLOR: '1',
  USE_LOCAL_SWAGGER: '1',
  LOCAL_JIRA_SWAGGER: job.openapi ?? job.stub,
});
for (const product of ['JSM', 'JSW', 'CONF', 'CONF_V2', 'BB'])
  process.env[`LOCAL_${product}_SWAGGER`] = job.stub;

const { findUIKit1Modules } = require('@forge/cli-shared');
const {
  parseResourceReference,
  ProcessorBuilder,
  validateTriggerScopes,
  ValidationTypes,
} = require('@forge/manifest');
const { getClientSideLintersOnly, lint, parseSourceFile } = require('@forge/lint');
const { NativeUIBundler } = require('@forge/bundler');

const quiet = () => undefined;
const logger = { info: quiet, debug: quiet, warn: quiet, error: quiet, trace: quiet };
const flags = { getDeprecatedRuntimes: () => [] };

const withPlace = (file) => (problem) => ({
  file: path.resolve(problem.file ?? file),
  line: problem.line ?? 0,
  column: problem.column ?? 0,
  message: problem.message.trim(),
});

/** Events that come only to an app with their scope. */
const scopesOfTriggers = async ({ modules, permissions }) => {
  const events = (modules.trigger ?? []).flatMap((trigger) => trigger.events);
  const answers = await Promise.all(
    events.map((event) => validateTriggerScopes(event, permissions?.scopes ?? [])),
  );
  return answers.flatMap(({ event, missingScopes }) =>
    missingScopes.map((scope) => ({ message: `event ${event} requires "${scope}" scope` })),
  );
};

const deadScreens = ({ modules }) =>
  findUIKit1Modules(modules).map((module) => ({
    message: `${module.key ?? module} is drawn by a function: UI Kit 1, which the platform no longer runs. Give it a resource with "render: native".`,
  }));

const validate = async (file) => {
  const { errors = [], manifestObject } = await ProcessorBuilder.instance()
    .withValidation(ValidationTypes.FULL)
    .build()
    .process(file);
  const manifest = manifestObject?.typedContent ?? null;
  const more = manifest?.modules ? [...deadScreens(manifest), ...(await scopesOfTriggers(manifest))] : [];
  return { manifest, problems: [...errors, ...more].map(withPlace(file)) };
};

const parsed = new Map();
const parseOnce = (file, parser) => {
  if (!parsed.has(file)) parsed.set(file, parseSourceFile(file, parser));
  return parsed.get(file);
};

/** All linters of the code; those of the manifest are the validators above, read from a fixed place. */
const lintAll = async (manifest, file) => {
  const all = await getClientSideLintersOnly(manifest, 'development', logger, flags);
  const results = await lint(job.sources, manifest, 'development', logger, flags, {
    linters: all.filter((linter) => !linter.constructor.name.endsWith('ManifestLinter')),
    parseFunction: parseOnce,
  });
  return results.flatMap((result) =>
    [...result.errors, ...result.warnings, ...result.approvals].map((problem) =>
      withPlace(/manifest\.ya?ml$/.test(result.file) ? file : result.file)(problem),
    ),
  );
};

/** Screens drawn by UI Kit: those whose modules say `render: native`. */
const nativeResources = (manifest) => {
  const used = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (value.render === 'native' && typeof value.resource === 'string')
        used.add(parseResourceReference(value.resource).resourceKey);
      Object.values(value).forEach(visit);
    }
  };
  visit(manifest.modules);
  return (manifest.resources ?? []).filter(({ key }) => used.has(key));
};

const bundle = async (manifest, file) => {
  const folder = path.dirname(file);
  const resources = nativeResources(manifest).map((resource) => ({
    ...resource,
    path: path.resolve(folder, resource.path),
  }));
  if (resources.length === 0) return { problems: [], entries: 0 };
  const entries = resources.reduce((sum, { entry }) => sum + Object.keys(entry ?? { index: 1 }).length, 0);
  try {
    await new NativeUIBundler(logger).bundleResources(resources);
    return { problems: [], entries };
  } catch (error) {
    return { problems: [withPlace(file)({ message: error.message })], entries };
  }
};

const check = async ({ name, file, lint: wantsLint, bundle: wantsBundle }) => {
  const { manifest, problems } = await validate(file);
  if (manifest === null) return { name, problems, entries: 0 };
  const linted = wantsLint ? await lintAll(manifest, file) : [];
  const bundled = wantsBundle ? await bundle(manifest, file) : { problems: [], entries: 0 };
  return { name, problems: [...problems, ...linted, ...bundled.problems], entries: bundled.entries };
};

const main = async () => {
  const findings = [];
  for (const manifest of job.manifests) findings.push(await check(manifest));
  process.stdout.write(`\n${JSON.stringify(findings)}\n`, () => process.exit(0));
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
