import { asUser, route } from '@forge/api';
import type { forge } from '@valora/contracts';
import { askBackend } from '../functions/ask-backend';
import { within } from '../shared/within';
import type { PredictedAgain } from './rail-functions';

const timeoutMs = 8_000;
const away = 'Jira cannot be asked at the moment. Try again in a few minutes.';

const askMayEdit = async (issueId: string): Promise<boolean> => {
  const response = await asUser().requestJira(
    route`/rest/api/3/mypermissions?issueId=${issueId}&permissions=EDIT_ISSUES`,
    { headers: { accept: 'application/json' } },
  );
  // 404: the issue is not there for them.
  if (response.status === 404 || response.status === 403) return false;
  if (!response.ok) throw new Error(`Jira answered ${String(response.status)}`);
  const { permissions } = (await response.json()) as {
    permissions?: { EDIT_ISSUES?: { havePermission?: boolean } };
  };
  return permissions?.EDIT_ISSUES?.havePermission === true;
};

/**
 * Predicts the issue anew for a person who may edit it, which is what the role for it means in Jira. The call to the
 * server names nobody, so Jira is asked here, as the person.
 */
export const predictAgain = async (issueId: string): Promise<PredictedAgain> => {
  try {
    if (!(await within(timeoutMs, askMayEdit(issueId))))
      return { ok: false, message: 'Predicting again needs the right to edit this issue in Jira.' };
  } catch {
    return { ok: false, message: away };
  }
  const answer = await askBackend<typeof forge.explainAction>({
    method: 'POST',
    path: '/forge/explain',
    body: { issueId, predict: true },
  });
  return answer.ok ? { ok: true, score: answer.data } : { ok: false, message: answer.message };
};
