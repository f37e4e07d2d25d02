import type { ModelContributions } from '@valora/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArtifact } from './load-artifact.js';
import type { ModelRow } from './model-runner.js';
import { createOnnxRunner } from './onnx-runner.js';

interface GoldenCase {
  readonly row: ModelRow;
  readonly outputs: Record<string, number[]>;
  readonly contributions: Record<string, number>;
}

const folder = join('ml', 'tests', 'golden', 'model');
const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as GoldenCase[];
const rows = golden.map(({ row }) => row);
const runner = createOnnxRunner();
afterAll(() => runner.close());

const expectClose = (found: number | undefined, expected: number): void => {
  expect(Math.abs((found ?? NaN) - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected)));
};

const sumOf = ({ entries }: ModelContributions): number =>
  entries.reduce((sum, { amount }) => sum + amount, 0);

it('answers as Python does, strange texts, gaps and unknown categories included', async () => {
  const artifact = await loadArtifact(folder);
  const { answers, modelVersion, servedBy } = await runner.run({ artifact, rows });
  expect({ modelVersion, servedBy }).toEqual({ modelVersion: artifact.card.version, servedBy: 'local' });
  for (const [at, { outputs }] of golden.entries()) {
    for (const [name, values] of Object.entries(outputs)) {
      for (const [index, value] of values.entries()) expectClose(answers[at]?.outputs[name]?.[index], value);
    }
  }
});

it('explains as Python does, and the entries sum to the answer on the link scale', async () => {
  const artifact = await loadArtifact(folder);
  const { answers } = await runner.run({ artifact, rows, explain: true });
  for (const [at, { contributions }] of golden.entries()) {
    const { contributions: found, outputs } = answers[at] ?? { outputs: {} };
    expect(found?.link).toBe('log');
    expect(found?.entries.map(({ name }) => name)).toEqual(Object.keys(contributions));
    for (const { name, amount } of found?.entries ?? []) expectClose(amount, contributions[name] ?? NaN);
    expectClose(found && sumOf(found), outputs['mean']?.[0] ?? NaN);
  }
});

it('answers do not depend on which rows come along', async () => {
  const artifact = await loadArtifact(folder);
  const many = Array.from({ length: 700 }, (_, at) => rows[at % rows.length] as ModelRow);
  const { answers } = await runner.run({ artifact, rows: many });
  expect(answers).toHaveLength(700);
  for (const at of [0, 99, 350, 699]) {
    const alone = await runner.run({ artifact, rows: [many[at] as ModelRow] });
    const [expected, found] = [alone.answers[0]?.outputs, answers[at]?.outputs];
    for (const [name, values] of Object.entries(expected ?? {})) {
      for (const [index, value] of values.entries()) expectClose(found?.[name]?.[index], value);
    }
  }
});

it('no rows have no answers', async () => {
  const artifact = await loadArtifact(folder);
  expect((await runner.run({ artifact, rows: [] })).answers).toEqual([]);
});

it.each([
  ['infinite', Infinity],
  ['beyond float32', 1e39],
])('refuses a number that is %s and names it', async (_, reach) => {
  const artifact = await loadArtifact(folder);
  const row = { texts: {}, numbers: { reach }, categories: {} };
  const asked = runner.run({ artifact, rows: [rows[0] as ModelRow, row] });
  await expect(asked).rejects.toMatchObject({
    name: 'ModelInputError',
    message: expect.stringMatching(/^Row 2: reach is /) as string,
  });
});

it('takes NaN for a number that is not known', async () => {
  const artifact = await loadArtifact(folder);
  const [given, missing] = [{ reach: NaN }, {}].map((numbers) => ({ texts: {}, numbers, categories: {} }));
  const { answers } = await runner.run({ artifact, rows: [given, missing] as ModelRow[] });
  expect(answers[0]).toEqual(answers[1]);
});

it('keeps answering when more models are used than stay open', async () => {
  const small = createOnnxRunner({ mostOpen: 1 });
  const artifact = await loadArtifact(folder);
  const other = { ...artifact, card: { ...artifact.card, version: 'f'.repeat(16) } };
  const results = await Promise.all(
    [artifact, other, artifact, other].map((each) => small.run({ artifact: each, rows })),
  );
  await small.close();
  expect(results.map(({ modelVersion }) => modelVersion)).toEqual([
    artifact.card.version,
    other.card.version,
    artifact.card.version,
    other.card.version,
  ]);
  expect(results[3]?.answers).toEqual(results[0]?.answers);
});
