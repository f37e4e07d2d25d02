import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { currency, day, id, inputSource, spread, timestamp, version } from './primitives.js';
import { roiSpread } from './predictions.js';
import { route } from './route.js';

export const outcome = z
  .object({
    featureId: id,
    actualEffortDays: z.number().nullable().meta({ description: 'Person-days it took' }),
    releasedOn: day.nullable(),
    realisedValue: z
      .number()
      .nullable()
      .meta({ description: 'What it returned so far; 0 is no effect, below 0 a loss' }),
    currency,
    note: z.string().nullable(),
    source: inputSource,
    actor: z.string().nullable(),
    recordedAt: timestamp,
    version,
  })
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof outcome>;

/** Promised against realised, per feature: the prediction that stood when the work was released. */
export const ledgerEntry = z
  .object({
    outcome,
    key: z.string(),
    title: z.string(),
    isSample: z.boolean(),
    promised: z
      .object({
        roi: roiSpread,
        effortDays: spread,
        valueMean: z.number(),
        predictedAt: timestamp,
        modelVersion: z.string(),
      })
      .nullable()
      .meta({ description: 'The last prediction before its outcome was known; null where there was none' }),
    realisedRoi: z.number().nullable().meta({ description: 'Ratio (V − C) / C from the recorded figures' }),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const params = z.object({ id });
const tag = 'outcomes';

export const outcomes = {
  ledger: route({
    method: 'get',
    path: '/outcomes',
    operationId: 'listOutcomes',
    tag,
    summary: 'Promised against realised, newest release first',
    permission: 'team.read',
    query: z.object(pageQuery),
    response: paged(ledgerEntry),
  }),
  get: route({
    method: 'get',
    path: '/features/{id}/outcome',
    operationId: 'getOutcome',
    tag,
    summary: 'What became of a feature',
    permission: 'team.read',
    params,
    response: z.object({ entry: ledgerEntry.nullable() }),
  }),
  record: route({
    method: 'put',
    path: '/features/{id}/outcome',
    operationId: 'recordOutcome',
    tag,
    summary: 'Record actual effort, release and realised value; the feature becomes delivered',
    permission: 'outcomes.write',
    params,
    body: z
      .strictObject({
        actualEffortDays: z.number().positive().max(100_000).nullable().default(null),
        releasedOn: day.nullable().default(null),
        realisedValue: z.number().min(-1e12).max(1e12).nullable().default(null),
        note: z.string().max(2000).nullable().default(null),
      })
      .refine((o) => o.actualEffortDays !== null || o.releasedOn !== null || o.realisedValue !== null, {
        message: 'give at least one of actualEffortDays, releasedOn, realisedValue',
      }),
    response: ledgerEntry,
  }),
};
