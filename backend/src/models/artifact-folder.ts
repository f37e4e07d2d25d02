import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { loadArtifact, type Artifact } from '../inference/index.js';

/** Where trained models lie: one folder each, whole or not at all. */
export interface ArtifactFolder {
  /** Moves a finished folder to its place; a key is used once. */
  readonly place: (from: string, key: string) => Promise<void>;
  /** Checks every file against the card. @throws ArtifactError that names the file and what is wrong */
  readonly load: (key: string) => Promise<Artifact>;
  /** Why a model cannot be served, for people; null where it can. */
  readonly problemOf: (key: string | null) => Promise<string | null>;
  readonly remove: (key: string) => Promise<void>;
}

const validKey = /^team=[0-9a-f-]{36}\/(effort|value)-[0-9a-f-]{36}$/;

/** @param options.folder below the data directory, on the same file system as the trainer’s work */
export const createArtifactFolder = (options: { readonly folder: string }): ArtifactFolder => {
  const locate = (key: string): string => {
    if (!validKey.test(key)) throw new Error(`not the key of a model: ${JSON.stringify(key)}`);
    return path.join(options.folder, ...key.split('/'));
  };
  const load = (key: string): Promise<Artifact> => loadArtifact(locate(key));
  return {
    load,
    place: async (from, key) => {
      const target = locate(key);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(from, target);
    },
    problemOf: async (key) => {
      if (key === null) return 'its file was cleaned up.';
      try {
        await load(key);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message.replace(locate(key), key) : String(error);
      }
    },
    remove: (key) => rm(locate(key), { recursive: true, force: true }),
  };
};
