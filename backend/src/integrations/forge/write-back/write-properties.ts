import { issueScore, issueScoreProperty } from '@valora/contracts';
import { z } from 'zod';
import type { JiraClient, JiraClock, JiraTask } from '../../jira/index.js';
import type { DueScore } from './score-store.js';
import { unfinished } from './write-trouble.js';

const firstLookMs = 250;
const longestPauseMs = 5_000;
const patienceMs = 60_000;

/** Atlassian says that failures of single issues are in the result, and not how: what is not understood is no failure. */
const taskResult = z.object({ failed: z.record(z.string(), z.unknown()).catch({}) }).catch({ failed: {} });

/** Follows a task to its end. Throws JiraError where it has none, or none soon. */
const awaitTask = async (client: JiraClient, clock: JiraClock, taskId: string): Promise<JiraTask> => {
  const startedMs = clock.now();
  for (let pauseMs = firstLookMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    await clock.sleep(pauseMs);
    const task = await client.getTask(taskId);
    if (task.status === 'COMPLETE') return task;
    if (task.isOver)
      throw unfinished(`Jira gave up writing scores${task.message === null ? '' : `: ${task.message}`}.`);
    if (clock.now() - startedMs > patienceMs) throw unfinished('Jira is still writing the scores.');
  }
};

export interface PropertyWriter {
  readonly client: JiraClient;
  readonly clock: JiraClock;
}

/**
 * Writes scores into the issue property, at most 100 in one request.
 * @returns issues Jira did not take, with its reason. Throws JiraError.
 */
export const writeProperties = async (
  { client, clock }: PropertyWriter,
  scores: readonly DueScore[],
): Promise<ReadonlyMap<string, string>> => {
  if (scores.length === 0) return new Map();
  const writtenAt = new Date(clock.now()).toISOString();
  const writes = scores.map(({ issueId, score }) => ({
    issueId,
    properties: { [issueScoreProperty]: issueScore.parse({ ...score, writtenAt }) },
  }));
  const task = await awaitTask(client, clock, await client.setIssueProperties(writes));
  const { failed } = taskResult.parse(task.result);
  return new Map(
    Object.entries(failed).map(([issueId, reason]) => [
      issueId,
      typeof reason === 'string' ? reason : 'Jira did not take the score of this issue.',
    ]),
  );
};
