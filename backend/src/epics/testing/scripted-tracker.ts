import type { OrderOutcome, PartJournal, Tracker } from '../tracker.js';

type Answer = (journal: PartJournal) => Promise<OrderOutcome>;

export interface ScriptedTracker extends Tracker {
  readonly related: string[];
  /** Orders that reached the tracker. */
  readonly orders: Parameters<Tracker['createOnce']>[0][];
  /** What the next orders come to; after that, all goes well. */
  readonly next: (...answers: Answer[]) => void;
  readonly relateFails: (error: Error) => void;
  readonly describeFails: (error: Error | null) => void;
}

/** Goes by the script; otherwise makes SHOP-1, SHOP-2 … once per request. */
export const createScriptedTracker = (): ScriptedTracker => {
  const script: Answer[] = [];
  const made = new Map<string, string>();
  const related: string[] = [];
  const orders: ScriptedTracker['orders'] = [];
  let relateError: Error | null = null;
  let describeError: Error | null = null;
  return {
    related,
    orders,
    next: (...answers) => {
      script.push(...answers);
    },
    relateFails: (error) => {
      relateError = error;
    },
    describeFails: (error) => {
      describeError = error;
    },
    projectKey: 'SHOP',
    listProjects: () => Promise.resolve([{ key: 'SHOP', name: 'Shop' }]),
    createOnce: async (order, journal) => {
      orders.push(order);
      const scripted = script.shift();
      if (scripted !== undefined) return scripted(journal);
      const known = order.progress.get(0);
      const key = made.get(order.requestId) ?? `SHOP-${String(made.size + 1)}`;
      made.set(order.requestId, key);
      const issue = known?.state === 'made' ? known.issue : { id: key.slice(5), key };
      if (known?.state !== 'made') await journal.made(0, issue);
      return {
        epic: { state: 'made', issue, twins: [] },
        children: order.children.map((_, index) => ({
          state: 'made',
          issue: { id: `${key}${String(index)}`, key: `${key}-c${String(index)}` },
          twins: [],
        })),
      };
    },
    describeEpic: ({ requestId, projectKey, epic }) =>
      describeError === null
        ? Promise.resolve({
            fields: { project: { key: projectKey }, summary: epic.summary, labels: [`valora-${requestId}`] },
            properties: [{ key: 'valora.requestId', value: { id: requestId } }],
          })
        : Promise.reject(describeError),
    relate: ({ fromKey, toKey }) => {
      if (relateError !== null) return Promise.reject(relateError);
      related.push(`${fromKey} → ${toKey}`);
      return Promise.resolve();
    },
    findIssue: (key) => Promise.resolve(key.startsWith('SHOP-') ? { id: key.slice(5), key } : null),
    urlOf: (key) => `https://acme.atlassian.net/browse/${key}`,
  };
};
