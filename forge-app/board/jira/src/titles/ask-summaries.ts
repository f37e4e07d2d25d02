import type { Bridge } from '../host/bridge.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const mostAtOnce = 100;

interface Fetched {
  readonly issues?: readonly { readonly key?: string; readonly fields?: { readonly summary?: unknown } }[];
}

/** Null: Jira shows this issue to nobody here, so it is not asked for again. */
type Known = Map<string, string | null>;

const chunksOf = (keys: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(keys.length / mostAtOnce) }, (_, index) =>
    keys.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );

const askChunk = async (requestJira: Bridge['requestJira'], keys: readonly string[]): Promise<Known> => {
  const response = await requestJira('/rest/api/3/issue/bulkfetch', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ issueIdsOrKeys: keys, fields: ['summary'] }),
  });
  if (!response.ok) return new Map();
  const { issues = [] } = (await response.json()) as Fetched;
  const known: Known = new Map(keys.map((key) => [key, null]));
  for (const { key, fields } of issues)
    if (key !== undefined && typeof fields?.summary === 'string') known.set(key, fields.summary);
  return known;
};

/**
 * Asks Jira, as the person who looks and in their browser, what issues are called. Each is asked for once; where Jira
 * does not answer, nothing is known and the next screen asks again.
 */
export const createSummaries = (requestJira: Bridge['requestJira']) => {
  const known: Known = new Map();
  return async (keys: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
    const unknown = [...new Set(keys)].filter((key) => !known.has(key));
    const answers = await Promise.allSettled(chunksOf(unknown).map((chunk) => askChunk(requestJira, chunk)));
    for (const answer of answers)
      if (answer.status === 'fulfilled') answer.value.forEach((summary, key) => known.set(key, summary));
    return known;
  };
};
