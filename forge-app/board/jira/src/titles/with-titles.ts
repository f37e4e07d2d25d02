import type { CallArgs, Transport } from '@valora/board';
import { api, type Data, type Route } from '@valora/contracts';
import type { Bridge } from '../host/bridge.js';
import { createSummaries } from './ask-summaries.js';
import { namelessKeys, withNames } from './titled.js';

interface Titles {
  /** What a feature is called here although Valora does not know it, by its id. */
  readonly shown: Map<unknown, { readonly key: string; readonly title: string }>;
}

/** A form sends back the title it was shown: one that came from the browser’s Jira must not reach Valora that way. */
const keepTitleHere = <R extends Route>(route: R, args: CallArgs<R>, { shown }: Titles): CallArgs<R> => {
  if (route.operationId !== api.features.update.operationId) return args;
  const { params, body } = args as unknown as { params: { id: string }; body: { title?: string } };
  const known = shown.get(params.id);
  return known !== undefined && body.title === known.title
    ? ({ ...args, body: { ...body, title: known.key } } as CallArgs<R>)
    : args;
};

/**
 * In a numbers-only project Valora holds no titles: the browser asks Jira for them and shows them, and nothing of it
 * leaves. Where Jira does not answer, keys stay.
 */
export const withTitles = (transport: Transport, requestJira: Bridge['requestJira']): Transport => {
  const askSummaries = createSummaries(requestJira);
  const titles: Titles = { shown: new Map() };
  return {
    subscribe: transport.subscribe,
    call: async <R extends Route>(route: R, args: CallArgs<R>): Promise<Data<R>> => {
      const data = await transport.call(route, keepTitleHere(route, args, titles));
      const keys = namelessKeys(data);
      if (keys.length === 0) return data;
      const summaries = await askSummaries(keys);
      return withNames(data, {
        summaries,
        onTitled: ({ id, key, title }) => {
          if (id !== undefined) titles.shown.set(id, { key, title });
        },
      }) as Data<R>;
    },
  };
};
