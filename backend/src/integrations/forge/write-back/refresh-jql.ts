import { z } from 'zod';
import type { EventHandler, EventType, JobHandler } from '../../../platform/index.js';
import { isJiraError, type JiraPrecomputation, type PrecomputationUpdate } from '../../jira/index.js';
import { gathered, gatheredAfter } from '../gathered.js';
import { createTopAnswers } from './top-issues.js';
import type { WriteBackDeps } from './write-back-deps.js';

const refreshJqlJob = 'refresh-jql';
/** Each site is asked at most so often. */
const everyMs = 60_000;
/** Jira’s most in one request. */
const mostUpdates = 100;
const functionName = 'valoratop';

/** After these another issue may be among the best. */
const orderEvents = [
  'ranking.updated',
  'jira.sync_finished',
  'jira.issue_removed',
  'jira.project_connected',
  'jira.project_disconnected',
] as const satisfies readonly EventType[];

const listSites = ({ database }: WriteBackDeps, teamId: string): Promise<string[]> =>
  database.global(
    async (trx) =>
      (await trx('forge_projects as p')
        .join('forge_installations as i', 'i.id', 'p.installation_id')
        .where({ 'p.team_id': teamId, 'i.state': 'active' })
        .whereNotNull('i.jql_used_at')
        .distinct('i.id')
        .pluck('i.id')) as string[],
  );

export const jqlEventHandlers = (deps: WriteBackDeps): EventHandler[] => [
  {
    name: 'note-changed-order',
    on: orderEvents,
    handle: async ({ teamId }) => {
      for (const installationId of await listSites(deps, teamId))
        await deps.queues.addWork({
          teamId,
          name: refreshJqlJob,
          payload: { installationId },
          ...gathered(deps.clock.now(), { name: refreshJqlJob, about: installationId, everyMs }),
        });
    },
  },
];

const changesOf = async (
  stored: readonly JiraPrecomputation[],
  answer: ReturnType<typeof createTopAnswers>,
): Promise<PrecomputationUpdate[]> => {
  const updates: PrecomputationUpdate[] = [];
  for (const { id, arguments: given, operator, value, error } of stored) {
    const now = await answer({ operator: operator ?? 'in', arguments: given });
    if ('error' in now) {
      if (now.error !== error) updates.push({ id, error: now.error });
    } else if (now.jql !== value || (error ?? '') !== '') updates.push({ id, value: now.jql });
  }
  return updates;
};

/** Marks that Jira keeps answers of the function, or that it keeps none and need not be asked. */
export const noteJqlUse = async (
  { database, clock }: Pick<WriteBackDeps, 'database' | 'clock'>,
  installationId: string,
  isUsed: boolean,
): Promise<void> => {
  await database.global((trx) =>
    trx('forge_installations')
      .where({ id: installationId })
      .update({ jql_used_at: isUsed ? clock.now() : null }),
  );
};

/** Replaces what Jira stored for `valoraTop` where it would be another today. Throws JiraError. */
const refreshJql = async (
  deps: WriteBackDeps,
  site: { readonly teamId: string; readonly installationId: string; readonly signal: AbortSignal },
): Promise<void> => {
  const { teamId, installationId, signal } = site;
  const connection = await deps.clients.open(teamId, signal, 'background');
  if (connection === null) return;
  const { client } = connection;
  const ours = (await client.listPrecomputations()).filter(
    (one) => one.functionName?.toLowerCase() === functionName,
  );
  if (ours.length === 0) return noteJqlUse(deps, installationId, false);
  const updates = await changesOf(ours, createTopAnswers(deps, installationId));
  for (let start = 0; start < updates.length; start += mostUpdates)
    await client.updatePrecomputations(updates.slice(start, start + mostUpdates));
};

const jobPayload = z.object({ installationId: z.string() });

export const jqlJobHandlers = (deps: WriteBackDeps): JobHandler[] => [
  {
    name: refreshJqlJob,
    handle: async (payload, { teamId, signal, log }) => {
      const { installationId } = jobPayload.parse(payload);
      try {
        await refreshJql(deps, { teamId, installationId, signal });
      } catch (error) {
        if (!isJiraError(error)) throw error;
        log.warn({ err: error, installationId }, 'valoraTop in stored JQL is not up to date');
        // What a person has to mend first is tried again with the next change of the order.
        if (error.retryAfterMs === null) return;
        const delayMs = Math.max(everyMs, error.retryAfterMs);
        const job = { name: refreshJqlJob, about: installationId, everyMs };
        const place = gatheredAfter(deps.clock.now(), delayMs, job);
        await deps.queues.addWork({ teamId, name: refreshJqlJob, payload, ...place });
      }
    },
  },
];
