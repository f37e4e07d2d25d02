import type { TeamScope } from '../../../platform/index.js';

interface Known {
  readonly removedAt: Date | null;
  readonly dismissedAt: Date | null;
  readonly leftOutBecause: string | null;
}

const inWords = (known: Known | undefined): string => {
  if (known === undefined)
    return 'Valora has not read this issue yet. It comes with the next change to it, or when a manager reads the whole project in the project settings of Valora.';
  if (known.removedAt !== null) return 'Jira no longer has this issue, or no longer shows it to Valora.';
  if (known.leftOutBecause !== null) return `Valora leaves this issue out: ${known.leftOutBecause}`;
  if (known.dismissedAt !== null)
    return 'Somebody removed this issue in Valora, so it is not followed. Restore the feature in Valora to follow it again.';
  return 'Valora is reading this issue for the first time. Look again in a minute.';
};

/** Why Valora has no figures for an issue, and what to do about it. */
export const whyAbsent = async ({ trx, teamId }: TeamScope, issueId: string): Promise<string> => {
  const known = (await trx('jira_issues')
    .where({ team_id: teamId, issue_id: issueId })
    .first(
      'removed_at as removedAt',
      'dismissed_at as dismissedAt',
      'left_out_because as leftOutBecause',
    )) as Known | undefined;
  return inWords(known);
};
