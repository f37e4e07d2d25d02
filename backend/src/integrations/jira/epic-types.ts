import type { JiraIssueType } from './answers.js';
import { chooseChildType, chooseEpicType } from './choose-issue-type.js';
import { getIssueTypes } from './create-meta.js';
import { JiraError } from './jira-error.js';
import type { Request } from './request.js';

const cannot = (kind: 'forbidden' | 'invalid', message: string): JiraError =>
  new JiraError({
    fault: kind === 'forbidden' ? { kind } : { kind, messages: [message], fields: {} },
    operation: 'GET /rest/api/3/issue/createmeta/{project}/issuetypes',
    status: 200,
    mayHaveHappened: false,
    message,
    traceId: null,
  });

export interface EpicTypes {
  readonly epic: JiraIssueType;
  /** Null where the project has no type below epics. */
  readonly child: JiraIssueType | null;
}

/** The types of a project's epics and their children. Throws JiraError `forbidden` or `invalid` where there is no epic type. */
export const getEpicTypes = async (request: Request, projectKey: string): Promise<EpicTypes> => {
  const types = await getIssueTypes(request, projectKey);
  if (types.length === 0)
    throw cannot('forbidden', `The connected Jira account may not create issues in ${projectKey}.`);
  const epic = chooseEpicType(types);
  if (epic === null)
    throw cannot(
      'invalid',
      `Project ${projectKey} has no issue type at epic level. A Jira administrator can add one to the project.`,
    );
  return { epic, child: chooseChildType(types) };
};
