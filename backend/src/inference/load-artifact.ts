import { modelCard, artifactExplanation, type ModelCard } from '@valora/contracts';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Artifact } from './artifact.js';
import { ArtifactError } from './errors.js';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const read = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new ArtifactError(`${path} cannot be read: ${reasonOf(error)}`);
  }
};

const parse = <Shape extends z.ZodType>(shape: Shape, path: string, content: Buffer): z.infer<Shape> => {
  let data: unknown;
  try {
    data = JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw new ArtifactError(`${path} is not JSON: ${reasonOf(error)}`);
  }
  const { success, data: parsed, error } = shape.safeParse(data);
  if (success) return parsed;
  const [first] = error.issues;
  const where = first?.path.join('.') ?? '';
  throw new ArtifactError(
    `${path} does not match its schema: ${where === '' ? 'it' : where}: ${String(first?.message)}`,
  );
};

const readChecked = async (folder: string, { path, sha256 }: ModelCard['files'][string]): Promise<Buffer> => {
  const content = await read(join(folder, path));
  if (createHash('sha256').update(content).digest('hex') === sha256) return content;
  throw new ArtifactError(`${join(folder, path)} is not the file its card names: its SHA-256 differs`);
};

const checkCard = (path: string, card: ModelCard): void => {
  if (card.kind !== 'similarity' && !card.files['graph']) {
    throw new ArtifactError(`${path} names no graph, which a model of the kind ${card.kind} must have`);
  }
  const unusable = card.inputs.categories.find(
    ({ unknown, values }) => unknown !== null && !values.includes(unknown),
  );
  if (unusable) {
    throw new ArtifactError(
      `${path}: the category ${unusable.name} has no value ${String(unusable.unknown)} for what is unknown`,
    );
  }
};

/**
 * Reads a model’s folder and checks every file against the card.
 * Throws an `ArtifactError` that names the file and what is wrong with it.
 */
export const loadArtifact = async (folder: string): Promise<Artifact> => {
  const cardPath = join(folder, 'card.json');
  const card = parse(modelCard, cardPath, await read(cardPath));
  checkCard(cardPath, card);
  const contents = new Map<string, Buffer>();
  for (const [role, file] of Object.entries(card.files)) contents.set(role, await readChecked(folder, file));
  const [graph, explain] = [card.files['graph'], card.files['explain']];
  const explained = contents.get('explain');
  return {
    folder,
    card,
    ...(graph && { graphPath: join(folder, graph.path) }),
    ...(explain &&
      explained && { explanation: parse(artifactExplanation, join(folder, explain.path), explained) }),
  };
};
