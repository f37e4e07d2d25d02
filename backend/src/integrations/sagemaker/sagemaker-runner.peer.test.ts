import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  createOnnxRunner,
  loadArtifact,
  type Artifact,
  type ModelAnswer,
  type ModelRow,
  type ModelRunner,
} from '../../inference/index.js';
import { createRuntimeClient, createSageMakerRunner, type SageMakerRunnerOptions } from './index.js';
import { startContainer, type Container } from './testing/run-container.js';
import { startSageMakerFront, type Mood, type SageMakerFront } from './testing/sagemaker-front.js';

const golden = resolve('ml', 'tests', 'golden');
const startMs = 120_000;
const shipped = resolve('ml', 'artifacts');

let artifacts: Artifact[];
let container: Container;
let front: SageMakerFront;
const stops: (() => Promise<void>)[] = [];
let nonsense = '';
const local = createOnnxRunner();

const graphFolders = async (): Promise<string[]> => {
  const names = await readdir(shipped).catch(() => [] as string[]);
  const folders = [join(golden, 'model'), ...names.map((name) => join(shipped, name))];
  const loaded = await Promise.all(folders.map((folder) => loadArtifact(folder)));
  return loaded.filter(({ graphPath }) => graphPath !== undefined).map(({ folder }) => folder);
};

const loadInto = async (folder: string, name: string): Promise<void> => {
  const body = JSON.stringify({ model_name: name, url: folder });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${container.url}/models`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
};

beforeAll(async () => {
  container = await startContainer({ SAGEMAKER_MULTI_MODEL: 'true' });
  stops.push(container.stop);
  artifacts = await Promise.all((await graphFolders()).map((folder) => loadArtifact(folder)));
  for (const { folder, card } of artifacts) await loadInto(folder, card.version);
  front = await startSageMakerFront(
    () => container.url,
    () => nonsense,
  );
  stops.push(front.close, local.close);
}, startMs);
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
});
beforeEach(() => {
  front.behave('passes');
});

const runnerOf = (options: Partial<SageMakerRunnerOptions> = {}): ModelRunner =>
  createSageMakerRunner({
    client: createRuntimeClient({
      region: 'eu-central-1',
      endpointUrl: front.url,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    endpointName: 'valora',
    local,
    targetModelOf: ({ card }) => card.version,
    ...options,
  });
const patient = { waitMs: 60_000 };

/** The same numbers each time, between −2 and 2. */
const createNumbers = (): (() => number) => {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 30;
  };
};

const strangeTexts = async (): Promise<string[]> => {
  const { cases } = JSON.parse(await readFile(join(golden, 'text.json'), 'utf8')) as {
    cases: { texts: Record<string, string> }[];
  };
  const million = ['word ', '😀', 'שלום ', '你好', '\u0000é'].map((unit) =>
    unit.repeat(2 ** 20 / unit.length),
  );
  return ['', ...cases.map(({ texts }) => texts['title'] ?? ''), ...million];
};

/** Rows for a card: strange texts, numbers over and beyond their range, missing ones, categories nobody knows. */
const strangeRows = async ({ card }: Artifact, count: number): Promise<ModelRow[]> => {
  const texts = await strangeTexts();
  const next = createNumbers();
  const anyOf = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(Math.abs(next()) * 1e6) % values.length] as Value;
  const { inputs } = card;
  return Array.from({ length: count }, (_, at) => ({
    texts: Object.fromEntries(
      inputs.texts.map((name, field) => [name, texts[(at + field * 7) % texts.length] ?? '']),
    ),
    numbers: Object.fromEntries(
      inputs.numbers.map(({ name, low, high }) => {
        const [from, to] = [low ?? -2, high ?? 2];
        return [name, anyOf([null, NaN, 0, from, to, from + ((next() + 2) / 4) * (to - from), next() * 1e4])];
      }),
    ),
    categories: Object.fromEntries(
      inputs.categories.map(({ name, values }) => [name, anyOf([...values, 'unheard-of', '', null])]),
    ),
  }));
};

/** The greatest difference of two answers, relative to 1 or to the number, whichever is more. */
const differenceOf = (found: readonly ModelAnswer[], expected: readonly ModelAnswer[]): number => {
  const flat = (answers: readonly ModelAnswer[]): number[] =>
    answers.flatMap(({ outputs, contributions }) => [
      ...Object.keys(outputs)
        .sort()
        .flatMap((name) => outputs[name] ?? []),
      ...(contributions?.entries.map(({ amount }) => amount) ?? []),
    ]);
  const [ours, theirs] = [flat(found), flat(expected)];
  expect(ours).toHaveLength(theirs.length);
  return ours.reduce((most, value, at) => {
    const other = theirs[at] ?? NaN;
    const difference = Math.abs(value - other) / Math.max(1, Math.abs(other));
    return difference <= most ? most : difference;
  }, 0);
};

it(
  'answers ≥ 1,000 rows as this process does, for every artifact, strange texts included',
  async () => {
    for (const artifact of artifacts) {
      const rows = await strangeRows(artifact, 1_000);
      const remote = await runnerOf(patient).run({ artifact, rows });
      expect(remote).toMatchObject({ servedBy: 'endpoint', modelVersion: artifact.card.version });
      const own = await local.run({ artifact, rows });
      expect(differenceOf(remote.answers, own.answers)).toBeLessThanOrEqual(1e-5);
    }
  },
  startMs,
);

it(
  'explains as this process does',
  async () => {
    for (const artifact of artifacts) {
      const rows = await strangeRows(artifact, 40);
      const request = { artifact, rows, explain: true };
      const [remote, own] = await Promise.all([runnerOf(patient).run(request), local.run(request)]);
      expect(remote.servedBy).toBe('endpoint');
      expect(
        remote.answers.map(({ contributions }) => contributions?.entries.map(({ name }) => name)),
      ).toEqual(own.answers.map(({ contributions }) => contributions?.entries.map(({ name }) => name)));
      expect(differenceOf(remote.answers, own.answers)).toBeLessThanOrEqual(1e-5);
    }
  },
  startMs,
);

const [oneRow]: ModelRow[] = [{ texts: { title: 'Export fails' }, numbers: { size: 3 }, categories: {} }];
const askOne = (runner: ModelRunner) =>
  runner.run({ artifact: artifacts[0] as Artifact, rows: [oneRow as ModelRow], explain: true });

it('names the model and the request it belongs to', async () => {
  const answer = await askOne(runnerOf({ ...patient, correlationId: () => 'req-7\r\nx: y' }));
  expect(answer.servedBy).toBe('endpoint');
  expect(front.seen.at(-1)).toMatchObject({
    'x-amzn-sagemaker-target-model': artifacts[0]?.card.version,
    'x-amzn-sagemaker-custom-attributes': 'correlation-id=req-7x:y',
  });
});

it.each<[string, Mood, RegExp]>([
  ['stalls', 'stalls', /^The endpoint did not answer within 42 ms$/],
  ['is slow', { delayMs: 2_000 }, /^The endpoint did not answer within 42 ms$/],
  ['errs', 'errs', /^The endpoint failed: ModelError: the model ran out of memory$/],
  ['hangs up', 'hangs up', /^The endpoint failed: /],
])('answers by the local model when the endpoint %s, and says so', async (_, mood, reason) => {
  front.behave(mood);
  const waitMs = typeof mood === 'object' || mood === 'stalls' ? 40 : 60_000;
  const answer = await askOne(runnerOf({ waitMs }));
  const own = await local.run({
    artifact: artifacts[0] as Artifact,
    rows: [oneRow as ModelRow],
    explain: true,
  });
  expect(answer).toEqual({
    ...own,
    servedBy: 'local',
    fellBackBecause: expect.stringMatching(reason) as string,
  });
});

const answerWith = (change: (answer: Record<string, unknown>) => unknown) => async (): Promise<string> => {
  const { answers, modelVersion } = await local.run({
    artifact: artifacts[0] as Artifact,
    rows: [oneRow as ModelRow],
    explain: true,
  });
  return JSON.stringify(
    change(JSON.parse(JSON.stringify({ answers, modelVersion })) as Record<string, unknown>),
  );
};

it.each<[string, () => Promise<string>, RegExp]>([
  ['a page', () => Promise.resolve('<html>502</html>'), /it is not JSON$/],
  ['nothing', () => Promise.resolve(''), /it is not JSON$/],
  ['something else', () => Promise.resolve('{"predictions": [1]}'), /not an answer to an invocation$/],
  ['too few', answerWith((answer) => ({ ...answer, answers: [] })), /it has 0 answers to 1 rows$/],
  [
    'another version',
    answerWith((answer) => ({ ...answer, modelVersion: 'x' })),
    /it comes from version x, not/,
  ],
  [
    'no numbers',
    answerWith((answer) => ({ ...answer, answers: [{ outputs: {} }] })),
    /lacks 1 numbers for mean$/,
  ],
  [
    'no explanation',
    answerWith((answer) => ({
      ...answer,
      answers: (answer['answers'] as ModelAnswer[]).map(({ outputs }) => ({ outputs })),
    })),
    /it explains nothing$/,
  ],
  [
    'null for a number',
    answerWith((answer) => ({
      ...answer,
      answers: (answer['answers'] as ModelAnswer[]).map((each) => ({ ...each, outputs: { mean: [null] } })),
    })),
    /not an answer to an invocation$/,
  ],
])('answers by the local model when the endpoint says %s', async (_, said, reason) => {
  nonsense = await said();
  front.behave('babbles');
  const answer = await askOne(runnerOf(patient));
  expect(answer).toMatchObject({
    servedBy: 'local',
    fellBackBecause: expect.stringMatching(reason) as string,
  });
});

it('answers by the local model when the endpoint does not have the model', async () => {
  const answer = await askOne(runnerOf({ ...patient, targetModelOf: () => 'nobody' }));
  expect(answer).toMatchObject({ servedBy: 'local' });
  expect(answer.fellBackBecause).toMatch(/^The endpoint failed: /);
});

it('leaves an endpoint alone that keeps failing, and comes back to it', async () => {
  let at = 0;
  const runner = runnerOf({ ...patient, failures: 2, restMs: 1_000, now: () => at });
  front.behave('errs');
  await askOne(runner);
  await askOne(runner);
  const asked = front.seen.length;
  expect((await askOne(runner)).fellBackBecause).toMatch(/left alone for a while$/);
  expect(front.seen).toHaveLength(asked);
  at = 1_000;
  front.behave('passes');
  expect((await askOne(runner)).servedBy).toBe('endpoint');
  expect((await askOne(runner)).servedBy).toBe('endpoint');
});

it('refuses rows that no model may answer before they cost a request', async () => {
  const asked = front.seen.length;
  const row = { texts: {}, numbers: { size: Infinity }, categories: {} };
  await expect(runnerOf().run({ artifact: artifacts[0] as Artifact, rows: [row] })).rejects.toMatchObject({
    name: 'ModelInputError',
  });
  expect(front.seen).toHaveLength(asked);
});

it('fails as the local model does where both fail', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  try {
    await cp(join(golden, 'model'), folder, { recursive: true });
    const artifact = await loadArtifact(folder);
    await rm(join(folder, 'model.onnx'));
    front.behave('errs');
    await expect(runnerOf(patient).run({ artifact, rows: [oneRow as ModelRow] })).rejects.toMatchObject({
      name: 'ArtifactError',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
