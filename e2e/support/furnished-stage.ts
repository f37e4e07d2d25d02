import type { BrowserContext } from 'playwright-core';
import type { Api } from './api.js';
import { furnish, type Furnished } from './furnish.js';
import { makeOwner, mara, signIn } from './people.js';
import { setStage, type Stage } from './stage.js';

export interface FurnishedStage extends Stage, Furnished {
  /** In the name of the owner. */
  readonly api: Api;
  /** Where the owner is signed in. */
  readonly context: BrowserContext;
}

/** A stage whose workspace holds something in every corner. */
export const setFurnishedStage = (): { readonly current: () => FurnishedStage } => {
  const stage = setStage();
  let furnished: FurnishedStage | null = null;
  beforeAll(async () => {
    const set = stage.current();
    const api = await makeOwner(set.valora);
    const things = await furnish(api, set.jira);
    furnished = { ...set, ...things, api, context: await signIn(set.browser, set.valora, mara) };
  });
  return {
    current: () => {
      if (furnished === null) throw new Error('the stage is not furnished');
      return furnished;
    },
  };
};
