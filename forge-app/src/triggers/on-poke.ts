import { publishGlobal } from '@forge/realtime';
import type { Data, forge } from '@valora/contracts';
import { askBackend } from '../functions/ask-backend';

type Change = Data<typeof forge.changes>['changes'][number];

/** Outputs of the web trigger in the manifest. */
type Heard = { readonly outputKey: 'heard' | 'failed' };

/** Rather a hint about everything than one that does not arrive. */
const maxHintCharacters = 8_000;

const toHint = ({ names, featureIds, issueIds, at }: Change) => {
  const whole = { names, featureIds, issueIds, at };
  return JSON.stringify(whole).length <= maxHintCharacters
    ? whole
    : { ...whole, featureIds: [], issueIds: [] };
};

/** A hint that is lost costs a screen the time until it asks by itself; so none is worth more than one more try. */
const publish = async (change: Change): Promise<void> => {
  for (let tries = 0; tries < 2; tries += 1) {
    const { errors } = await publishGlobal(`valora-${change.projectId}`, toHint(change));
    if (errors === undefined || errors === null) return;
  }
};

/**
 * The backend knocked: something changed. What it is comes from the backend, so whoever finds out the address and knocks
 * learns nothing and makes nobody look twice.
 */
export const onPoke = async (): Promise<Heard> => {
  const answer = await askBackend<typeof forge.changes>({
    method: 'POST',
    path: '/forge/changes',
    body: {},
  });
  if (!answer.ok) return { outputKey: 'failed' };
  await Promise.allSettled(answer.data.changes.map(publish));
  return { outputKey: 'heard' };
};
