import { StartError } from '../start-error.mjs';

/** https://developer.atlassian.com/platform/forge/manifest-reference/remotes/ */
const REGIONS = ['EU', 'US', 'AU', 'DE', 'SG', 'CA', 'IN', 'KR', 'JP', 'GB', 'CH'];
const ARI = 'ari:cloud:ecosystem::app/';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const USAGE =
  'Usage: npm run forge:build -- --app-id ID --backend-url https://… ' +
  `[--backend-url-${REGIONS[0].toLowerCase()} https://… and so on for ${REGIONS.join(', ')}]`;

const readAppId = (given) => {
  const id = given.startsWith(ARI) ? given.slice(ARI.length) : given;
  if (!UUID.test(id))
    throw new StartError(`--app-id must be the id that "forge register" shows, not ${given}.\n${USAGE}`);
  return ARI + id.toLowerCase();
};

const readAddress = (option, given) => {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== 'https:' || url.origin !== given.replace(/\/$/, ''))
    throw new StartError(
      `${option} must be an https address without a path, such as https://valora.example.com, not ${given}.\n${USAGE}`,
    );
  return url.origin;
};

/** What is to be written to the manifest; null where nothing is. */
export const readOptions = (args) => {
  const options = { appId: null, backend: {} };
  for (let index = 0; index < args.length; index += 2) {
    const [option, value] = [args[index], args[index + 1]];
    const region = /^--backend-url(?:-([a-z]{2}))?$/.exec(option);
    if (value === undefined) throw new StartError(`${option} needs a value.\n${USAGE}`);
    if (option === '--app-id') options.appId = readAppId(value);
    else if (region !== null && (region[1] === undefined || REGIONS.includes(region[1].toUpperCase())))
      options.backend[region[1]?.toUpperCase() ?? 'default'] = readAddress(option, value);
    else throw new StartError(`${option} is no option.\n${USAGE}`);
  }
  const { appId, backend } = options;
  if (Object.keys(backend).length > 0 && backend.default === undefined)
    throw new StartError(
      `--backend-url is needed too: it serves every region without one of its own.\n${USAGE}`,
    );
  return appId === null && backend.default === undefined ? null : options;
};

const asYaml = ({ default: address, ...regions }) => {
  const entries = Object.entries(regions);
  if (entries.length === 0) return address;
  return `{ ${[['default', address], ...entries].map(([name, url]) => `${name}: ${url}`).join(', ')} }`;
};

/** The text of a manifest with another app id and other addresses; everything else, comments too, stays. */
export const setManifest = async (text, { appId, backend }) => {
  const { parse } = await import('yaml');
  const { app, remotes } = parse(text);
  const { baseUrl } = remotes[0];
  const known = typeof baseUrl === 'string' ? baseUrl : baseUrl.default;
  const identified = appId === null ? text : text.replaceAll(app.id, appId);
  if (backend.default === undefined) return identified;
  return identified
    .replace(/^(\s*baseUrl: ).*$/m, (_, indent) => indent + asYaml(backend))
    .split('\n')
    .map((line) => (/^\s*baseUrl: /.test(line) ? line : line.replaceAll(known, backend.default)))
    .join('\n');
};
