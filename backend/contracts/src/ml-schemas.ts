import { z } from 'zod';
import { invocation, invocationAnswer } from './invocation.js';
import { artifactExplanation, modelCard } from './model-card.js';

/** JSON schemas of what the backend and the Python side exchange, by file name in `ml/contracts/`. */
export const mlSchemas = (): Record<string, unknown> => ({
  'model-card.json': z.toJSONSchema(modelCard),
  'model-explanation.json': z.toJSONSchema(artifactExplanation),
  'invocation.json': z.toJSONSchema(invocation, { io: 'input' }),
  'invocation-answer.json': z.toJSONSchema(invocationAnswer),
});
