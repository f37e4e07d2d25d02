import { createHash } from 'node:crypto';
import type { RankingSettings } from '@valora/contracts';
import type { PlacedRow } from './engine/index.js';
import { settingsKey } from './settings-key.js';

/**
 * What an explanation rests on, in 20 characters: the settings, the day rate, and every quantity the score reads with
 * its source, age and actor. Equal fingerprints have equal contributions, so nothing has to be explained anew.
 */
export const fingerprinter = (
  settings: RankingSettings,
  dayRate: number,
): ((row: Pick<PlacedRow, 'quantities'>) => string) => {
  const common = `${settingsKey(settings)} ${dayRate}`;
  return ({ quantities }) =>
    createHash('sha1')
      .update(common)
      .update(JSON.stringify([...quantities]))
      .digest('base64url')
      .slice(0, 20);
};
