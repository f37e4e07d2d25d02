import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TrainingProgress, TrainingRow } from '@valora/contracts';
import { createLocalTrainer } from './local-trainer.js';
import { bootstrap } from './run-python.js';
import { writeTrained } from './testing/a-trained-model.js';
import type { Trained } from './trainer.js';

/** Any Python will do: the package it runs is one of these tests’ own. */
const python = 'python3';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'valora-trainer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package valora_ml that does what the lines say; `data` and `out` are the folders it was given. */
const packageOf = async (lines: readonly string[]): Promise<string> => {
  const place = path.join(folder, 'package', 'valora_ml');
  await mkdir(place, { recursive: true });
  const head = [
    'import json, os, pathlib, shutil, signal, sys, time',
    'data, out = (pathlib.Path(sys.argv[sys.argv.index(flag) + 1]) for flag in ("--data", "--out"))',
  ];
  await writeFile(path.join(place, '__init__.py'), '');
  await writeFile(path.join(place, '__main__.py'), `${[...head, ...lines].join('\n')}\n`);
  return path.dirname(place);
};

const rows: TrainingRow[] = ['Plain', 'Größe 🚀 \u2028 \u0085'].map((title, i) => ({
  featureId: String(i),
  recordedAt: '2026-11-01T09:00:00.000Z',
  row: { texts: { title }, numbers: { reach: 1, gone: null }, categories: {} },
  outcome: { effortDays: 2, value: null, cost: 1_200 },
}));

const work = () => path.join(folder, 'work');
const run = async (
  lines: readonly string[],
  more: { timeoutMs?: number; signal?: AbortSignal; seen?: TrainingProgress[] } = {},
): Promise<Trained> => {
  const trainer = createLocalTrainer({
    python: () => Promise.resolve(python),
    packageFolder: await packageOf(lines),
    workFolder: work(),
    ...(more.timeoutMs === undefined ? {} : { timeoutMs: more.timeoutMs }),
  });
  return trainer.train({
    workId: 'run.1',
    kind: 'effort',
    rows,
    signal: more.signal ?? new AbortController().signal,
    onProgress: (progress) => void more.seen?.push(progress),
  });
};
const left = () => readdir(work()).catch(() => []);

const copyModel = async (): Promise<string[]> => {
  const made = path.join(folder, 'made');
  await writeTrained(made, { kind: 'effort', rows: 2, saying: { factor: 1 } });
  return [`shutil.copytree(${JSON.stringify(made)}, out)`];
};

describe('training in a Python process', () => {
  it('hands over the rows, hears how far it is, and gives the checked model', async () => {
    const seen: TrainingProgress[] = [];
    const trained = await run(
      [
        'read = [json.loads(line) for line in (data / "rows.jsonl").read_text("utf-8").splitlines()]',
        'assert [row["row"]["texts"]["title"] for row in read] == ["Plain", "Gr\\u00f6\\u00dfe \\U0001f680 \\u2028 \\u0085"], read',
        'print("not a line of progress")',
        'print(json.dumps({"step": "Fitting", "share": 0.5}))',
        ...(await copyModel()),
      ],
      { seen },
    );
    expect(trained).toMatchObject({ result: 'trained', report: { kind: 'effort', rows: 2 } });
    expect(seen).toEqual([{ step: 'Fitting', share: 0.5 }]);
    if (trained.result === 'trained') await trained.discard();
    expect(await left()).toEqual([]);
  });

  const writeReport = (report: unknown): string[] => [
    'out.mkdir()',
    `(out / "report.json").write_text(${JSON.stringify(JSON.stringify(report))})`,
  ];
  const nothing = {
    kind: 'effort',
    result: 'no_variation',
    reason: 'all the same',
    rows: 2,
    graphSha256: null,
  };

  it('gives its reason where nothing could be trained', async () => {
    const trained = await run(writeReport({ ...nothing, seed: 1, seconds: 0, metrics: [] }));
    expect(trained).toEqual({ result: 'no_variation', reason: 'all the same' });
    expect(await left()).toEqual([]);
  });

  it.each([
    ['its process was killed (SIGKILL)', ['os.kill(os.getpid(), signal.SIGKILL)']],
    [
      'its process ended with status 1: error: rows.jsonl line 2: bad',
      ['sys.exit("error: rows.jsonl line 2: bad")'],
    ],
    ['the training wrote no report.json', ['pass']],
    ['report.json is not what was agreed', writeReport({ kind: 'effort' })],
    ['claims 3 rows; it was given 2', writeReport({ ...nothing, rows: 3, seed: 1, seconds: 0, metrics: [] })],
    [
      'made a model of value, not of effort',
      writeReport({ ...nothing, kind: 'value', seed: 1, seconds: 0, metrics: [] }),
    ],
    [
      'card.json cannot be read',
      writeReport({
        ...nothing,
        result: 'trained',
        graphSha256: 'a'.repeat(64),
        seed: 1,
        seconds: 0,
        metrics: [],
      }),
    ],
  ])('says “%s” and leaves nothing behind', async (why, lines) => {
    await expect(run(lines)).rejects.toThrow(why);
    expect(await left()).toEqual([]);
  });

  it('refuses a model that was changed after its card was written', async () => {
    const damaged = [...(await copyModel()), '(out / "model.onnx").write_text("{}")'];
    await expect(run(damaged)).rejects.toThrow('its SHA-256 differs');
    expect(await left()).toEqual([]);
  });

  it('ends one that takes too long, and one that is not wanted any more', async () => {
    await expect(run(['time.sleep(60)'], { timeoutMs: 500 })).rejects.toThrow('and was stopped');
    await expect(run(['time.sleep(60)'], { signal: AbortSignal.timeout(500) })).rejects.toThrow(
      'it was stopped',
    );
    await expect(run(['pass'], { signal: AbortSignal.abort() })).rejects.toThrow('it was stopped');
    expect(await left()).toEqual([]);
  });

  it('says so when there is no Python', async () => {
    const trainer = createLocalTrainer({
      python: () => Promise.resolve(path.join(folder, 'no-such-python')),
      packageFolder: folder,
      workFolder: work(),
    });
    const request = { workId: 'run.1', kind: 'effort', rows, signal: new AbortController().signal } as const;
    await expect(trainer.train({ ...request, onProgress: () => undefined })).rejects.toThrow(
      'Python could not be started',
    );
  });

  it('ends with its server, however that ends', async () => {
    const packageFolder = await packageOf(['print("here", flush=True)', 'time.sleep(60)']);
    const child = spawn(python, ['-c', bootstrap, 'train', 'effort', '--data', folder, '--out', folder], {
      cwd: packageFolder,
    });
    await once(child.stdout, 'data');
    // What the system does to the pipe of a process that was killed.
    child.stdin.destroy();
    expect(await once(child, 'close')).toEqual([75, null]);
  });

  it('removes what a killed server left, and nothing of one that lives', async () => {
    const trainer = createLocalTrainer({
      python: () => Promise.resolve(python),
      packageFolder: folder,
      workFolder: work(),
    });
    await expect(trainer.cleanUp()).resolves.toBeUndefined();
    const ended = spawn(python, ['-c', '']);
    await once(ended, 'close');
    for (const pid of [ended.pid, process.ppid, process.pid])
      await mkdir(path.join(work(), `run.1.${String(pid)}`), { recursive: true });
    await trainer.cleanUp();
    // Of this very process’s number, from before it was this process: it cleans up before it trains.
    expect(await left()).toEqual([`run.1.${String(process.ppid)}`]);
  });
});
