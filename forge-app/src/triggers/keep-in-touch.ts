import { webTrigger } from '@forge/api';
import type { forge } from '@valora/contracts';
import { askBackend } from '../functions/ask-backend';

/** Tells the backend where to knock; the platform keeps one address per site and hands out the same one each time. */
export const keepInTouch = async (): Promise<void> => {
  const url = await webTrigger.getUrl('poke');
  const answer = await askBackend<typeof forge.poke>({
    method: 'PUT',
    path: '/forge/poke-url',
    body: { url },
  });
  // The platform logs it and comes back in five minutes.
  if (!answer.ok) throw new Error(`Live updates are not connected. ${answer.message}`);
};
