import type { ModelCard } from '@valora/contracts';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArtifact } from './load-artifact.js';
import { createOnnxRunner } from './onnx-runner.js';

const golden = join('ml', 'tests', 'golden', 'model');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  await cp(golden, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const change = async (edit: (card: ModelCard) => unknown): Promise<void> => {
  const path = join(folder, 'card.json');
  const card = JSON.parse(await readFile(path, 'utf8')) as ModelCard;
  await writeFile(path, JSON.stringify(edit(card)));
};

const replaceGraph = async (content: Buffer): Promise<void> => {
  await writeFile(join(folder, 'model.onnx'), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await change((card) => ({
    ...card,
    files: { ...card.files, graph: { path: 'model.onnx', sha256, bytes: content.length } },
  }));
};

const problem = (message: RegExp) => ({
  name: 'ArtifactError',
  message: expect.stringMatching(message) as string,
});

it('loads a folder whose files are those its card names', async () => {
  const { card, graphPath, explanation } = await loadArtifact(folder);
  expect({ name: card.name, graphPath, link: explanation?.link }).toEqual({
    name: 'golden',
    graphPath: join(folder, 'model.onnx'),
    link: 'log',
  });
});

describe('says what is wrong with', () => {
  it('a folder that is not there', async () => {
    await expect(loadArtifact(join(folder, 'none'))).rejects.toMatchObject(
      problem(/card\.json cannot be read: .*ENOENT/),
    );
  });

  it.each(['model.onnx', 'explain.json'])('a missing %s', async (name) => {
    await rm(join(folder, name));
    await expect(loadArtifact(folder)).rejects.toMatchObject(
      problem(new RegExp(`${name} cannot be read: .*ENOENT`)),
    );
  });

  it.each(['model.onnx', 'explain.json'])('one changed bit of %s', async (name) => {
    const content = await readFile(join(folder, name));
    content[100] = (content[100] ?? 0) ^ 1;
    await writeFile(join(folder, name), content);
    await expect(loadArtifact(folder)).rejects.toMatchObject(problem(/SHA-256 differs/));
  });

  it('a card that is no JSON', async () => {
    await writeFile(join(folder, 'card.json'), '{"name": ');
    await expect(loadArtifact(folder)).rejects.toMatchObject(problem(/card\.json is not JSON/));
  });

  it.each<[string, (card: ModelCard) => unknown, RegExp]>([
    ['an unknown kind', (card) => ({ ...card, kind: 'oracle' }), /schema: kind:/],
    ['a later format', (card) => ({ ...card, format: 2 }), /schema: format:/],
    ['no outputs', ({ outputs: _, ...card }) => card, /schema: outputs:/],
    [
      'a file outside of the folder',
      (card) => ({ ...card, files: { graph: { ...card.files['graph'], path: '../model.onnx' } } }),
      /schema: files\.graph\.path: must be the name of a file/,
    ],
    ['no graph', (card) => ({ ...card, files: {} }), /names no graph/],
    [
      'a place for what is unknown that does not exist',
      (card) => ({
        ...card,
        inputs: {
          ...card.inputs,
          categories: [{ name: 'type', values: ['a'], unknown: 'b', description: '' }],
        },
      }),
      /the category type has no value b/,
    ],
  ])('a card with %s', async (_, edit, message) => {
    await change(edit);
    await expect(loadArtifact(folder)).rejects.toMatchObject(problem(message));
  });
});

describe('a graph that is not the card’s is refused when it is first run:', () => {
  const runIt = async (): Promise<unknown> =>
    createOnnxRunner().run({ artifact: await loadArtifact(folder), rows: [] });

  it('no graph at all', async () => {
    await replaceGraph(Buffer.from('not a graph'));
    await expect(runIt()).rejects.toMatchObject(problem(/cannot be read as a graph/));
  });

  it('half a graph', async () => {
    const content = await readFile(join(folder, 'model.onnx'));
    await replaceGraph(content.subarray(0, content.length / 2));
    await expect(runIt()).rejects.toMatchObject(problem(/cannot be read as a graph/));
  });

  it.each<[string, (card: ModelCard) => unknown, RegExp]>([
    [
      'a number more',
      ({ inputs, ...card }) => ({
        ...card,
        inputs: {
          ...inputs,
          numbers: [...inputs.numbers, { name: 'more', unit: null, low: null, high: null, description: '' }],
        },
      }),
      /input numbers has 8 columns, the card says 9/,
    ],
    [
      'no text',
      ({ inputs, ...card }) => ({ ...card, inputs: { ...inputs, encoder: null } }),
      /wants an input term_ids that the card does not give/,
    ],
    [
      'another output',
      ({ outputs, ...card }) => ({ ...card, outputs: outputs.map((each) => ({ ...each, name: 'z' })) }),
      /has no output z/,
    ],
    [
      'a wider output',
      ({ outputs, ...card }) => ({ ...card, outputs: outputs.map((each) => ({ ...each, width: 7 })) }),
      /output mean has 1 columns, the card says 7/,
    ],
  ])('the card says %s', async (_, edit, message) => {
    await change(edit);
    await expect(runIt()).rejects.toMatchObject(problem(message));
  });
});
