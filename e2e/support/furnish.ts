import type { FakeJira } from '../../backend/src/testing/jira/index.js';
import { jiraExport } from './a-jira-export.js';
import type { Api } from './api.js';
import { eventually } from './eventually.js';

export interface Furnished {
  /** Imports by what they wait for. */
  readonly imports: { readonly mapping: string; readonly done: string };
  /** A sample feature with signals and history. */
  readonly sampleFeatureId: string;
}

interface Items<T> {
  readonly items: readonly T[];
}
interface Run {
  readonly id: string;
  readonly state: string;
}

const importExport = async (api: Api, start: 'auto' | 'never'): Promise<string> => {
  const query = `fileName=${jiraExport.fileName}&start=${start}`;
  const { id } = await api.call<Run>('POST', `/imports?${query}`, jiraExport.content);
  const wanted = start === 'auto' ? 'done' : 'needs_mapping';
  return eventually(`the import to be ${wanted}`, async () =>
    (await api.call<Run>('GET', `/imports/${id}`)).state === wanted ? id : null,
  );
};

const featureId = async (api: Api, search: string): Promise<string> => {
  const { items } = await api.call<Items<{ id: string }>>('GET', `/features?search=${search}&limit=1`);
  const [first] = items;
  if (first === undefined) throw new Error(`no feature ${search}`);
  return first.id;
};

/** Something in every corner of a workspace: sample data, imports, a connected Jira, epics in several states. */
export const furnish = async (api: Api, jira: FakeJira): Promise<Furnished> => {
  await api.call('POST', '/sample-workspace');
  const done = await importExport(api, 'auto');
  const mapping = await importExport(api, 'never');
  const { baseUrl: siteUrl, credentials } = jira;
  await api.call('POST', '/integrations/jira', { siteUrl, ...credentials, projectKey: 'SHOP' });
  const ids = await Promise.all(['HARB-1', 'HARB-4', 'HARB-6'].map((key) => featureId(api, key)));
  const { items } = await api.call<Items<{ id: string }>>('POST', '/epics', {
    items: ids.map((id) => ({ featureId: id, projectKey: 'SHOP' })),
  });
  await api.call('POST', `/epics/${items[0]?.id ?? ''}/approve`);
  await api.call('POST', `/epics/${items[1]?.id ?? ''}/reject`, { reason: 'Not this quarter' });
  await api.call('POST', '/invitations', { role: 'viewer', email: 'arne@example.com' });
  await api.call('POST', '/api-tokens', { name: 'nightly', role: 'viewer' });
  const signals = await api.call<Items<{ featureIds: readonly string[] }>>('GET', '/signals?limit=20');
  const heard = signals.items.flatMap(({ featureIds }) => featureIds)[0];
  if (heard === undefined) throw new Error('no sample signal is attached to a feature');
  return { imports: { mapping, done }, sampleFeatureId: heard };
};
