import { z } from 'zod';
import { featureStatus } from './features.js';
import { id, probability } from './primitives.js';
import { route } from './route.js';
import { signal } from './signals.js';

const because = z
  .array(z.string())
  .meta({ description: 'Words that both hold, the most telling first', example: ['offline', 'sync'] });
const likeness = probability.meta({
  description: 'How much of what one of them says the other says too, whichever is more',
});

export const similarFeature = z
  .object({
    id,
    key: z.string(),
    jiraKey: z.string().nullable().meta({ description: 'Of its issue; null where Jira has none' }),
    title: z.string(),
    status: featureStatus,
    likeness,
    probability: probability.meta({ description: 'That both ask for the same thing' }),
    isDuplicate: z.boolean().meta({ description: 'More probable than not: worth a look' }),
    because,
  })
  .meta({ id: 'SimilarFeature' });
export type SimilarFeature = z.infer<typeof similarFeature>;

export const suggestedSignal = z.object({ signal, likeness, because }).meta({ id: 'SuggestedSignal' });
export type SuggestedSignal = z.infer<typeof suggestedSignal>;

export const suggestedFeature = z
  .object({ id, key: z.string(), title: z.string(), status: featureStatus, likeness, because })
  .meta({ id: 'SuggestedFeature' });
export type SuggestedFeature = z.infer<typeof suggestedFeature>;

const fewest = z.object({ limit: z.coerce.number().int().min(1).max(20).default(5) });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

const params = z.object({ id });
const tag = 'features';

/** What resembles what: features each other, and signals the features they may belong to. */
export const likenesses = {
  similar: route({
    method: 'get',
    path: '/features/{id}/similar',
    operationId: 'listSimilarFeatures',
    tag,
    summary: 'Features that say much the same, likest first; probable duplicates are marked',
    permission: 'team.read',
    params,
    query: fewest,
    response: listOf(similarFeature),
  }),
  suggestedSignals: route({
    method: 'get',
    path: '/features/{id}/suggested-signals',
    operationId: 'listSuggestedSignals',
    tag,
    summary: 'Signals that are not attached to it and may belong to it, likest first',
    permission: 'team.read',
    params,
    query: fewest,
    response: listOf(suggestedSignal),
  }),
  suggestedFeatures: route({
    method: 'get',
    path: '/signals/{id}/suggested-features',
    operationId: 'listSuggestedFeatures',
    tag,
    summary: 'Features that a signal is not attached to and may belong to, likest first',
    permission: 'team.read',
    params,
    query: fewest,
    response: listOf(suggestedFeature),
  }),
};
