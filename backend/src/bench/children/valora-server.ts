import { main } from '../../main.js';
import { answerBench } from './answer.js';
import { createMemoryWatch, usageNow } from './usage.js';

/** The product itself, as `npm start` runs it, with somebody beside it who reads its meters. */
export const runValoraServer = async (): Promise<void> => {
  await main([]);
  const memory = createMemoryWatch();
  answerBench({ usage: usageNow, watchMemory: memory.start, peakMemory: memory.peakBytes });
};
