import type { ForgeInstallation } from '@valora/contracts';

/** Whether the backend can ask Jira by itself: for scores after an event, and for reading on. */
export const tokenWords = (
  tokenExpiresAt: string | null,
  moment: (at: string) => string,
  nowMs = Date.now(),
): string => {
  if (tokenExpiresAt === null)
    return 'Valora has no key to Jira yet; it comes within an hour of the installation.';
  return new Date(tokenExpiresAt).getTime() > nowMs
    ? `Until ${moment(tokenExpiresAt)}; renewed every hour`
    : `Ended ${moment(tokenExpiresAt)}; Valora waits for the app’s hourly call`;
};

/** How much of the hour’s allowance is spent. */
export const pointsShare = ({ spent, limit }: ForgeInstallation['points']): number =>
  limit === 0 ? 1 : Math.min(1, spent / limit);
