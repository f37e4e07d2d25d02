import { makeResolver } from '@forge/resolver';
import { predictAgain } from './predict-again';
import type { RailFunctions } from './rail-functions';

interface RailContext {
  readonly extension?: { readonly issue?: { readonly id?: unknown } };
}

/** Functions behind the right rail. The issue is the one the platform says the screen stands on. */
export const resolver = makeResolver<RailFunctions>({
  predictAgain: ({ context }) => {
    const id = (context as RailContext).extension?.issue?.id;
    return typeof id === 'string' && /^[1-9][0-9]{0,17}$/.test(id)
      ? predictAgain(id)
      : { ok: false, message: 'Jira does not say which issue this is; reload the page.' };
  },
});
