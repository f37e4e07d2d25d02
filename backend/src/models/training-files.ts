import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { trainingReport, type ModelKind, type TrainingReport, type TrainingRow } from '@valora/contracts';
import { loadArtifact } from '../inference/index.js';
import { TrainingFailed } from './trainer.js';

/** ASCII only: readers of lines differ in what they take for the end of one. */
const toLine = (row: TrainingRow): string =>
  `${JSON.stringify(row).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;

/** Writes what a trainer reads: `rows.jsonl` in a folder of its own. */
export const writeTrainingRows = async (folder: string, rows: readonly TrainingRow[]): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lines = function* () {
    for (const row of rows) yield toLine(row);
  };
  const file = createWriteStream(path.join(folder, 'rows.jsonl'), { mode: 0o600 });
  await pipeline(Readable.from(lines()), file);
};

const readReport = async (folder: string): Promise<TrainingReport> => {
  const text = await readFile(path.join(folder, 'report.json'), 'utf8').catch(() => null);
  if (text === null) throw new TrainingFailed('the training wrote no report.json');
  try {
    return trainingReport.parse(JSON.parse(text));
  } catch (error) {
    throw new TrainingFailed('the training’s report.json is not what was agreed', { cause: error });
  }
};

/**
 * Reads what a trainer wrote and checks it: the report’s shape, the card, and that the graph is the one they name.
 * @throws TrainingFailed
 */
export const readTrained = async (
  folder: string,
  { kind, rows }: { readonly kind: ModelKind; readonly rows: number },
): Promise<TrainingReport> => {
  const report = await readReport(folder);
  if (report.kind !== kind)
    throw new TrainingFailed(`the training made a model of ${report.kind}, not of ${kind}`);
  if (report.rows > rows)
    throw new TrainingFailed(`the training claims ${report.rows} rows; it was given ${rows}`);
  if (report.result !== 'trained') return report;
  const { card } = await loadArtifact(folder).catch((error: unknown) => {
    const why = error instanceof Error ? error.message.replaceAll(`${folder}${path.sep}`, '') : String(error);
    throw new TrainingFailed(`the trained model cannot be used: ${why}`, { cause: error });
  });
  if (card.kind !== kind)
    throw new TrainingFailed(`the card describes a model of ${card.kind}, not of ${kind}`);
  if (card.files['graph']?.sha256 !== report.graphSha256)
    throw new TrainingFailed('the report names another graph than the card');
  return report;
};
