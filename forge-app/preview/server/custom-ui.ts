import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { closeAtOnce, listenOnLoopback } from '../../../backend/src/testing/on-loopback.js';
import type { Manifest } from './manifest.js';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
};

export const mimeOf = (file: string): string => mimeTypes[path.extname(file)] ?? 'application/octet-stream';

/** Reads a file below a folder; null for one that is not there or lies outside. */
export const readBelow = async (folder: string, name: string): Promise<Buffer | null> => {
  const file = path.join(folder, path.normalize(`/${decodeURIComponent(name)}`));
  return readFile(file).catch(() => null);
};

/** The policy that Forge sends with a Custom UI, made by its own code from the manifest. */
const policyOf = (html: string, manifest: Manifest, hostUrl: string): string => {
  const quiet = (): void => undefined;
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, trace: quiet };
  const processing = new CSPProcessingService(logger as never, load as never);
  const existingCSPDetails = processing.getCspDetails(html, manifest.permissions as never);
  return new CSPInjectionService()
    .getInjectableCSP({ existingCSPDetails, microsEnv: 'prod', hostname: hostUrl } as never)
    .join('; ');
};

const themes = ['light', 'dark', 'spacing', 'typography', 'shape'];

/** Atlassian’s tokens, which its bridge puts into a frame that asked for theming. */
const tokensCss = async (root: string): Promise<string> => {
  const parts = await Promise.all(
    themes.map(async (name) => {
      const file = path.join(
        root,
        `node_modules/@atlaskit/tokens/dist/esm/artifacts/themes/atlassian-${name}.js`,
      );
      const module = (await import(file)) as { default: string };
      return module.default;
    }),
  );
  return parts.join('\n');
};

/**
 * Serves the unmodified Custom UI at an origin of its own, as Forge does: under the policy made of the manifest, with the
 * bridge as the first script of its head.
 */
export const serveCustomUi = async (options: {
  readonly manifest: Manifest;
  readonly bridgeFile: string;
  readonly hostUrl: () => string;
}) => {
  const { manifest, bridgeFile } = options;
  const folders = new Map(
    manifest.resources.map((resource) => [resource.key, path.join(manifest.root, resource.path)]),
  );
  const server = createServer((request, response) => {
    void (async () => {
      const [, key = '', ...rest] = new URL(request.url ?? '/', 'http://host').pathname.split('/');
      const name = rest.join('/') || 'index.html';
      const folder = folders.get(key);
      const isOurs = name.startsWith('__host/');
      const found = isOurs
        ? Buffer.from(
            name === '__host/bridge.js' ? await readFile(bridgeFile) : await tokensCss(manifest.root),
          )
        : folder === undefined
          ? null
          : await readBelow(folder, name);
      if (found === null) {
        response.writeHead(404).end();
        return;
      }
      if (name !== 'index.html') {
        response.writeHead(200, { 'content-type': mimeOf(name), 'cache-control': 'no-store' }).end(found);
        return;
      }
      const html = found.toString('utf8');
      response.writeHead(200, {
        'content-type': mimeOf(name),
        'cache-control': 'no-store',
        'content-security-policy': policyOf(html, manifest, options.hostUrl()),
      });
      response.end(
        html.replace(/<head[^>]*>/, (head) => `${head}<script src="./__host/bridge.js"></script>`),
      );
    })().catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  return { url: await listenOnLoopback(server), close: () => closeAtOnce(server) };
};
