import { api } from '@valora/contracts';

const queues = api.operations.replayJob.params.shape.queue.options;

/** The queue's name as the replay route knows it; null for one that cannot be replayed. */
export const queueOf = (name: string): (typeof queues)[number] | null =>
  queues.find((queue) => queue === name) ?? null;
