import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Trainer, TrainingRequest } from '../trainer.js';
import { writeTrained, type Saying } from './a-trained-model.js';

export interface MadeUpTrainer extends Trainer {
  /** May be replaced by a test. */
  train: Trainer['train'];
  /** What it was given, newest last. */
  readonly requests: TrainingRequest[];
  /** What the next model says, or how the next training goes wrong. */
  next: Saying | Error | (() => Promise<Saying>);
}

/** A trainer at the port that learns nothing: its next model is told what to say. */
export const createMadeUpTrainer = (workFolder: string): MadeUpTrainer => {
  const trainer: MadeUpTrainer = {
    requests: [],
    next: { factor: 1 },
    train: async (request) => {
      trainer.requests.push(request);
      request.onProgress({ step: 'Fitting', share: 0.5 });
      const { next } = trainer;
      if (next instanceof Error) throw next;
      const saying = typeof next === 'function' ? await next() : next;
      const folder = path.join(workFolder, request.workId);
      const report = await writeTrained(folder, { kind: request.kind, rows: request.rows.length, saying });
      return {
        result: 'trained',
        folder,
        report,
        discard: () => rm(folder, { recursive: true, force: true }),
      };
    },
    cleanUp: () => Promise.resolve(),
  };
  return trainer;
};
