import type { JiraIssueRef } from './answers.js';
import type { JiraClient } from './client.js';
import { prepareChild, prepareEpic, type PartDraft } from './epic-parts.js';
import type { JiraClock } from './jira-clock.js';
import { isJiraError, type JiraError } from './jira-error.js';
import { createdWithin, jqlText } from './jql.js';
import { rememberScreens } from './remember-screens.js';
import { makeOnce, type Journal, type MadeOnce } from './make-once.js';
import { requestMark } from './request-mark.js';

/** How far earlier runs got with a part. */
export type Progress = { readonly state: 'sent' } | { readonly state: 'made'; readonly issue: JiraIssueRef };

export interface EpicOnceRequest {
  /** One per feature and decision; every retry carries the same. */
  readonly requestId: string;
  readonly projectKey: string;
  /** When the request was first claimed, milliseconds since the epoch; nothing of it is older. */
  readonly claimedAtMs: number;
  readonly epic: PartDraft;
  readonly children: readonly PartDraft[];
  /** By part: 0 the epic, 1… the children. */
  readonly progress: ReadonlyMap<number, Progress>;
}

export interface EpicOnceOptions {
  readonly client: Pick<JiraClient, 'createIssue' | 'epicTypesOf' | 'fieldPlanOf' | 'findByRequest'>;
  readonly clock: JiraClock;
  readonly journal: Journal;
  readonly settleWaitsMs?: readonly number[];
}

export type ChildMade = MadeOnce | { readonly state: 'failed'; readonly error: JiraError };
export interface EpicOnce {
  readonly epic: MadeOnce;
  /** In the order asked for; empty while the epic is uncertain. */
  readonly children: readonly ChildMade[];
}

/** A minute in all. Jira's index lags "a few seconds to minutes"; what shows later is found by the next look. */
export const defaultSettleWaitsMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Clocks differ; a minute of slack on either side of the claim. */
const slackMinutes = 2;

interface Part {
  readonly part: number;
  readonly scope: string;
  readonly lookFirst: boolean;
  readonly prepare: () => Promise<() => Promise<JiraIssueRef>>;
}

const makePart = async (
  options: EpicOnceOptions,
  request: EpicOnceRequest,
  part: Part,
): Promise<MadeOnce> => {
  const progress = request.progress.get(part.part);
  if (progress?.state === 'made') return { state: 'made', issue: progress.issue, found: true, twins: [] };
  const mark = requestMark(request.requestId, part.part);
  return makeOnce({
    part: part.part,
    journal: options.journal,
    settle: { waitsMs: options.settleWaitsMs ?? defaultSettleWaitsMs, sleep: options.clock.sleep },
    sentBefore: progress?.state === 'sent',
    lookFirst: part.lookFirst,
    find: () => options.client.findByRequest({ mark, scope: part.scope }),
    prepare: part.prepare,
  });
};

/** Waiting helps: the whole request is worth repeating later. Otherwise this child alone is the problem. */
const isPassing = (error: JiraError): boolean => error.retryAfterMs !== null || error.kind === 'unauthorized';

const makeChild = async (
  options: EpicOnceOptions,
  request: EpicOnceRequest,
  part: Part,
): Promise<ChildMade> => {
  try {
    return await makePart(options, request, part);
  } catch (error) {
    if (isJiraError(error) && !isPassing(error)) return { state: 'failed', error };
    throw error;
  }
};

/**
 * Creates an epic and its children, each at most once whatever is retried or killed. What Jira leaves open is
 * looked up by label and property for about a minute and then reported as `uncertain` for a person to decide.
 * Throws JiraError where the epic was certainly not made or a look-up failed; repeat with the journal's progress.
 */
export const createEpicOnce = async (
  options: EpicOnceOptions,
  request: EpicOnceRequest,
): Promise<EpicOnce> => {
  const { client, clock } = options;
  const { requestId, projectKey } = request;
  const maker = { createIssue: client.createIssue, ...rememberScreens(client) };
  const ageMinutes = (clock.now() - request.claimedAtMs) / 60_000 + slackMinutes;
  const epic = await makePart(options, request, {
    part: 0,
    scope: `project = ${jqlText(projectKey)} AND ${createdWithin(ageMinutes)}`,
    lookFirst: true,
    prepare: () => prepareEpic(maker, { requestId, part: 0, projectKey, draft: request.epic }),
  });
  if (epic.state === 'uncertain') return { epic, children: [] };
  const children: ChildMade[] = [];
  for (const [index, draft] of request.children.entries()) {
    const part = index + 1;
    const made = await makeChild(options, request, {
      part,
      scope: `parent = ${jqlText(epic.issue.key)}`,
      lookFirst: epic.found,
      prepare: () => prepareChild(maker, { requestId, part, projectKey, draft }, epic.issue.key),
    });
    children.push(made);
  }
  return { epic, children };
};
