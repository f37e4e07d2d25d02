/**
 * What Atlassian’s tools cannot know: that manifest, functions, screens and our contracts speak of the same things.
 * Each check takes {manifest, lineOf, routes, exports, sources, jiraCalls, scopesOf} and returns problems {file, line, message}.
 */

const API = '/api/v1';
const list = (value) => (Array.isArray(value) ? value : []);
const modulesOf = ({ modules }) =>
  Object.entries(modules ?? {}).flatMap(([type, all]) => list(all).map((module) => ({ type, ...module })));

/** Calls `found(match, line)` for every match in every source that is no test. */
const search = (sources, pattern, found) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const line = text.slice(0, match.index).split('\n').length;
      const message = found(match);
      return message === null ? [] : [{ file, line, message }];
    }),
  );

const inManifest = ({ lineOf }, key, message) => ({ file: 'manifest.yml', line: lineOf(key), message });

/** The platform posts to these paths, so a contract has to take them without a team. */
const endpoints = (facts) =>
  modulesOf(facts.manifest)
    .filter(({ type, route }) => type === 'endpoint' && route !== undefined)
    .filter(
      ({ route }) =>
        !facts.routes.some(
          ({ method, path, permission }) =>
            method === 'post' && permission === 'jira' && API + path === route.path,
        ),
    )
    .map(({ key, route }) =>
      inManifest(
        facts,
        key,
        `endpoint ${key} goes to ${route.path}, which no route takes with POST and the permission "jira"`,
      ),
    );

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A function is exported under the name of its key, and every exported function is in the manifest. */
const functions = (facts) => {
  const declared = modulesOf(facts.manifest).filter(({ type }) => type === 'function');
  const missing = declared.flatMap(({ key, handler }) => {
    const name = handler.split('.').at(-1);
    if (!facts.exports.includes(name))
      return [inManifest(facts, key, `function ${key}: forge-app/src/index.ts exports no ${name}`)];
    return kebab(name) === key
      ? []
      : [inManifest(facts, key, `function ${key} is named ${name}; name them alike: ${kebab(name)}`)];
  });
  const used = new Set(declared.map(({ handler }) => handler.split('.').at(-1)));
  const idle = facts.exports
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: 'forge-app/src/index.ts',
      line: 1,
      message: `exports ${name}, which no function of manifest.yml names`,
    }));
  return [...missing, ...idle];
};

/** Paths are checked by the compiler where a contract is named; this finds those that are typed by hand. */
const calledPaths = (facts) => {
  const known = new Set(facts.routes.map(({ path }) => path));
  return search(facts.sources, /\bpath:\s*(['"`])(\/[^'"`$\s]*)\1/g, ([, , path]) => {
    const bare = path.startsWith(`${API}/`) ? path.slice(API.length) : path;
    return known.has(bare) ? null : `calls ${path}, which no route has`;
  });
};

/** The browser and the functions reach one address of ours, the remote; any other one in the manifest is a mistake. */
const addresses = (facts) => {
  const { baseUrl } = list(facts.manifest.remotes)[0] ?? {};
  const ours = typeof baseUrl === 'string' ? [baseUrl] : Object.values(baseUrl ?? {});
  const found = [];
  const visit = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
    else if (
      typeof value === 'string' &&
      /^https?:/.test(value) &&
      !ours.some((address) => value === address || value.startsWith(`${address}/`))
    )
      found.push(inManifest(facts, value, `${value} is not an address of the remote (${ours.join(', ')})`));
  };
  visit(facts.manifest);
  return found;
};

/** Keys that code compares, such as `valora-board`, are keys that the manifest has. */
const keys = (facts) => {
  const known = new Set([
    ...modulesOf(facts.manifest).map(({ key }) => key),
    ...[...list(facts.manifest.remotes), ...list(facts.manifest.resources)].map(({ key }) => key),
  ]);
  const named = /(?:moduleKey|modalModules|invokeRemote)\b[^;\n]*?(['"])(valora-[a-z]+(?:-[a-z]+)*)\1/g;
  return search(facts.sources, named, ([, , key]) =>
    known.has(key) ? null : `names ${key}, which manifest.yml does not have`,
  );
};

/** The validator takes one resolver per screen, so `invoke` finds no function behind a screen that has the endpoint. */
const resolvers = (facts) => {
  const hasFunction = modulesOf(facts.manifest).some(({ resolver }) => resolver?.function !== undefined);
  if (hasFunction) return [];
  return search(
    facts.sources,
    /import\s*\{[^}]*\b(invoke|makeInvoke)\b[^}]*\}\s*from\s*['"]@forge\/bridge['"]/g,
    ([, name]) =>
      `imports ${name}, but every screen has the endpoint as its resolver: call the backend (invokeRemote) or Jira (requestJira)`,
  );
};

/** Tokens that endpoints and remotes ask for need their scopes, or none comes. */
const tokenScopes = (facts) => {
  const scopes = list(facts.manifest.permissions?.scopes);
  const asking = [
    ...list(facts.manifest.remotes),
    ...modulesOf(facts.manifest).filter(({ type }) => type === 'endpoint'),
  ];
  return [
    ['appUserToken', 'read:app-user-token'],
    ['appSystemToken', 'read:app-system-token'],
  ].flatMap(([token, scope]) => {
    const asks = asking.find(({ auth }) => auth?.[token]?.enabled === true);
    if ((asks === undefined) === !scopes.includes(scope)) return [];
    return [
      asks === undefined
        ? inManifest(facts, scope, `scope ${scope} is asked for, but nothing takes an ${token}`)
        : inManifest(facts, asks.key, `${asks.key} takes an ${token}, which needs the scope ${scope}`),
    ];
  });
};

/** The linter reads the app’s code; calls of the backend act with the same scopes. Without Atlassian’s document: none. */
const callScopes = (facts) => {
  const { manifest, jiraCalls, scopesOf } = facts;
  if (scopesOf === null) return [];
  const scopes = list(manifest.permissions?.scopes);
  const used = new Set();
  const missing = search(
    jiraCalls,
    /method:\s*'(\w+)',\s*endpoint:\s*'(\/rest\/api\/3\/[^']+)'/g,
    ([, method, path]) => {
      const known = scopesOf(method, path);
      if (known === null) return `${method} ${path} is not in Atlassian’s document`;
      [...known.now, ...known.later].forEach((scope) => used.add(scope));
      const absent = known.now.filter((scope) => !scopes.includes(scope));
      return absent.length === 0 ? null : `${method} ${path} needs the scope ${absent.join(', ')}`;
    },
  );
  const idle = scopes
    .filter((scope) => !used.has(scope) && !/^read:app-(user|system)-token$/.test(scope))
    .map((scope) => inManifest(facts, scope, `nothing needs the scope ${scope}`));
  return [...missing, ...idle];
};

const checks = [endpoints, functions, calledPaths, addresses, keys, resolvers, tokenScopes, callScopes];

export const ownChecks = (facts) => checks.flatMap((check) => check(facts));
