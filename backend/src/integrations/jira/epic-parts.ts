import { adfFromText } from './adf-from-text.js';
import type { JiraIssueRef } from './answers.js';
import type { JiraClient } from './client.js';
import { summaryText } from './inert-text.js';
import { toIssueBody, type IssueBody, type NewIssue } from './issues.js';
import { JiraError } from './jira-error.js';
import type { FieldPlan } from './plan-fields.js';
import { requestMark, requestProperty } from './request-mark.js';

export interface PartDraft {
  readonly summary: string;
  /** Plain text with `# headings`, `- items` and links. */
  readonly description: string;
}

export interface PartRequest {
  readonly requestId: string;
  readonly part: number;
  readonly projectKey: string;
  readonly draft: PartDraft;
}

type Maker = Pick<JiraClient, 'createIssue' | 'epicTypesOf' | 'fieldPlanOf'>;

const cannotFill = (message: string): JiraError =>
  new JiraError({
    fault: { kind: 'invalid', messages: [message], fields: {} },
    operation: 'GET /rest/api/3/issue/createmeta/{project}/issuetypes/{type}',
    status: 200,
    mayHaveHappened: false,
    message,
    traceId: null,
  });

const checkFillable = (plan: FieldPlan, typeName: string): void => {
  if (plan.missing.length > 0)
    throw cannotFill(
      `Jira requires ${plan.missing.join(', ')} for a new ${typeName}, which only a person can fill. ` +
        'Create it in Jira, or make these fields optional in the project.',
    );
};

const newIssue = (request: PartRequest, typeId: string, plan: FieldPlan): NewIssue => {
  const mark = requestMark(request.requestId, request.part);
  const summary = summaryText(request.draft.summary, 'Untitled');
  const hasText = request.draft.description.trim() !== '';
  return {
    projectKey: request.projectKey,
    typeId,
    summary,
    ...(plan.description && hasText ? { description: adfFromText(request.draft.description) } : {}),
    ...(plan.labels ? { labels: [mark.label] } : {}),
    properties: [{ key: requestProperty, value: mark.propertyValue }],
  };
};

type Send = () => Promise<JiraIssueRef>;

const epicIssue = async (client: Omit<Maker, 'createIssue'>, request: PartRequest): Promise<NewIssue> => {
  const { epic } = await client.epicTypesOf(request.projectKey);
  const plan = await client.fieldPlanOf({ projectKey: request.projectKey, typeId: epic.id });
  checkFillable(plan, epic.name);
  const draft = newIssue(request, epic.id, plan);
  const fields = plan.epicNameField === null ? {} : { [plan.epicNameField]: draft.summary };
  return { ...draft, fields };
};

/** The body that creates the epic, for somebody else to send. Throws JiraError where the project cannot take it. */
export const describeEpic = async (
  client: Omit<Maker, 'createIssue'>,
  request: Omit<PartRequest, 'part'>,
): Promise<IssueBody> => toIssueBody(await epicIssue(client, { ...request, part: 0 }));

/** The one call that creates the epic. Throws JiraError where the project cannot take it. */
export const prepareEpic = async (client: Maker, request: PartRequest): Promise<Send> => {
  const draft = await epicIssue(client, request);
  return () => client.createIssue(draft);
};

/** The one call that creates a child below its epic. Throws JiraError where the project cannot take it. */
export const prepareChild = async (client: Maker, request: PartRequest, epicKey: string): Promise<Send> => {
  const { child } = await client.epicTypesOf(request.projectKey);
  if (child === null) throw cannotFill(`Project ${request.projectKey} has no issue type below epics.`);
  const plan = await client.fieldPlanOf({ projectKey: request.projectKey, typeId: child.id });
  checkFillable(plan, child.name);
  return () => client.createIssue({ ...newIssue(request, child.id, plan), parentKey: epicKey });
};
