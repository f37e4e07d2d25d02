import { z } from 'zod';
import { timestamp } from './primitives.js';
import { route } from './route.js';

export const failedJob = z
  .object({
    id: z.string(),
    queue: z.string(),
    name: z.string(),
    attempts: z.int(),
    reason: z.string(),
    failedAt: timestamp.nullable(),
  })
  .meta({ id: 'FailedJob' });

const tag = 'operations';

export const operations = {
  failedJobs: route({
    method: 'get',
    path: '/jobs/failed',
    operationId: 'listFailedJobs',
    tag,
    summary: 'Jobs of the team that failed for good',
    permission: 'team.administer',
    response: z.object({ items: z.array(failedJob) }),
  }),
  replayJob: route({
    method: 'post',
    path: '/jobs/{queue}/{id}/replay',
    operationId: 'replayJob',
    tag,
    summary: 'Run a failed job again',
    permission: 'team.administer',
    status: 202,
    params: z.object({ queue: z.enum(['events', 'work']), id: z.string().min(1).max(300) }),
    response: z.object({ replayed: z.literal(true) }),
  }),
  loadSample: route({
    method: 'post',
    path: '/sample-workspace',
    operationId: 'loadSample',
    tag,
    summary: 'Fill the team with the sample product',
    permission: 'team.administer',
    status: 201,
    response: z.object({ features: z.int(), signals: z.int(), outcomes: z.int() }),
  }),
  removeSample: route({
    method: 'delete',
    path: '/sample-workspace',
    operationId: 'removeSample',
    tag,
    summary: 'Remove all sample data, and nothing else',
    permission: 'team.administer',
    response: z.object({ removed: z.literal(true) }),
  }),
};
