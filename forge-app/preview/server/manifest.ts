import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const title = z.union([z.string(), z.looseObject({})]).optional();
const entry = z.looseObject({
  key: z.string(),
  title,
  name: title,
  resource: z.string().optional(),
  render: z.string().optional(),
  viewportSize: z.string().optional(),
  resolver: z.looseObject({ endpoint: z.string().optional(), function: z.string().optional() }).optional(),
  view: z.looseObject({ resource: z.string(), render: z.string().optional() }).optional(),
  edit: z.looseObject({ resource: z.string(), render: z.string().optional() }).optional(),
  endpoint: z.string().optional(),
  function: z.string().optional(),
  events: z.array(z.string()).optional(),
  filter: z.looseObject({ ignoreSelf: z.boolean().optional() }).optional(),
  interval: z.string().optional(),
  handler: z.string().optional(),
  remote: z.string().optional(),
  route: z.looseObject({ path: z.string() }).optional(),
  auth: z
    .looseObject({
      appUserToken: z.looseObject({ enabled: z.boolean() }).optional(),
      appSystemToken: z.looseObject({ enabled: z.boolean() }).optional(),
    })
    .optional(),
});

const manifestFile = z.looseObject({
  app: z.looseObject({ id: z.string() }),
  modules: z.record(z.string(), z.array(entry)),
  resources: z.array(
    z.looseObject({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() }),
  ),
  remotes: z.array(z.looseObject({ key: z.string(), auth: entry.shape.auth })).default([]),
  permissions: z.looseObject({
    scopes: z.unknown().optional(),
    external: z.unknown().optional(),
    content: z.unknown().optional(),
  }),
});

export type ManifestModule = z.infer<typeof entry> & { readonly type: string };
export interface Manifest {
  readonly root: string;
  readonly appId: string;
  /** The last part of that ARI. */
  readonly shortAppId: string;
  readonly modules: readonly ManifestModule[];
  readonly resources: z.infer<typeof manifestFile>['resources'];
  readonly remotes: z.infer<typeof manifestFile>['remotes'];
  readonly permissions: z.infer<typeof manifestFile>['permissions'];
}

/** Reads the real manifest: what is not declared there does not work here either. */
export const readManifest = async (root: string): Promise<Manifest> => {
  const read = manifestFile.parse(parse(await readFile(path.join(root, 'manifest.yml'), 'utf8')));
  return {
    root,
    appId: read.app.id,
    shortAppId: read.app.id.split('/').at(-1) ?? '',
    modules: Object.entries(read.modules).flatMap(([type, list]) => list.map((one) => ({ ...one, type }))),
    resources: read.resources,
    remotes: read.remotes,
    permissions: read.permissions,
  };
};

export const moduleOf = (manifest: Manifest, key: string): ManifestModule => {
  const found = manifest.modules.find((module) => module.key === key);
  if (found === undefined) throw new Error(`manifest.yml has no module "${key}"`);
  return found;
};

export const modulesOfType = (manifest: Manifest, type: string): readonly ManifestModule[] =>
  manifest.modules.filter((module) => module.type === type);

/** Endpoint of a key; an endpoint is a module too. */
export const endpointOf = (manifest: Manifest, key: string): ManifestModule => {
  const found = modulesOfType(manifest, 'endpoint').find((module) => module.key === key);
  if (found === undefined) throw new Error(`manifest.yml has no endpoint "${key}"`);
  return found;
};

/** Whether the resource is drawn by the platform (UI Kit) or is a page of its own. */
export const isNative = (manifest: Manifest, resourceKey: string): boolean =>
  manifest.modules.some(
    ({ resource, render, view, edit }) =>
      (resource?.split('/')[0] === resourceKey && render === 'native') ||
      (view?.resource.split('/')[0] === resourceKey && view.render === 'native') ||
      (edit?.resource.split('/')[0] === resourceKey && edit.render === 'native'),
  );
