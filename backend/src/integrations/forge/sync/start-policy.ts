import type { PolicyMode } from '@valora/contracts';
import type { Actor, TeamScope } from '../../../platform/index.js';
import { allows } from './policy.js';
import { loadPolicy } from './policy-store.js';
import { setPolicy } from './set-policy.js';

/**
 * What of a project that is being connected may leave Jira, in force before anything of it is read. It never loosens what
 * the team decided when it followed the project before; what is too much by now is removed.
 */
export const startPolicy = async (
  scope: TeamScope,
  {
    projectId,
    mode,
    actor,
  }: { readonly projectId: string; readonly mode: PolicyMode; readonly actor: Actor },
): Promise<void> => {
  const before = await loadPolicy(scope, projectId);
  if (mode === 'allowed_fields' || before.mode === 'numbers_only') return;
  const { storyPointsField, rules, writeScores, version } = before;
  const fields = before.fields.filter((field) => allows({ ...before, mode }, field));
  await setPolicy(scope, {
    projectId,
    policy: { mode, fields, storyPointsField, rules, writeScores },
    expectedVersion: version,
    actor,
  });
};

/** Whether no text of the project may leave Jira. */
export const isNumbersOnly = async (scope: TeamScope, projectId: string): Promise<boolean> =>
  (await loadPolicy(scope, projectId)).mode === 'numbers_only';
