import { newId } from '../platform/index.js';
import type { TestApp } from './start-app.js';
import type { FakeJira } from './jira/index.js';

/** Ids of one of everything that a team can have, by the parameter of the routes that take it. */
export interface FilledTeam {
  readonly featureId: string;
  readonly otherFeatureId: string;
  readonly signalId: string;
  readonly otherSignalId: string;
  readonly companyId: string;
  readonly importId: string;
  readonly snapshotId: string;
  readonly invitationId: string;
  readonly apiTokenId: string;
  readonly integrationId: string;
  readonly epicId: string;
  readonly jobId: string;
  readonly modelId: string;
  readonly issueId: string;
  readonly projectId: string;
  readonly commentId: string;
  readonly conflictId: string;
}

const queue = 'work';

/** A job of the team that used up its attempts. */
const aFailedJob = async (app: TestApp): Promise<string> => {
  const job = await app.composed.queues.queues[queue].add('nothing', { teamId: app.owner.teamId });
  const id = job.id ?? '';
  await app.database.pool.query(`update bullmq.job set state = 'failed' where id = $1`, [id]);
  return id;
};

/** A model that once predicted for the team; its file is gone. */
const aRetiredModel = async (app: TestApp, word: string): Promise<string> => {
  const id = newId();
  await app.database.inTeam(app.owner.teamId, ({ trx, teamId }) =>
    trx('models').insert({
      team_id: teamId,
      id,
      kind: 'effort',
      version: word,
      state: 'retired',
      graph_sha256: '0',
      card: {},
      report: {},
      trained_rows: 40,
      trained_until: new Date(),
      trained_by: word,
      reason: word,
    }),
  );
  return id;
};

const rank = async (
  app: TestApp,
  { featureId, word }: { featureId: string; word: string },
): Promise<void> => {
  await app.call('PUT', '/ranking-settings', {
    body: { framework: 'ice', criteria: [], formula: null },
    headers: { 'if-match': '"1"' },
  });
  const names = ['iceImpact', 'iceConfidence', 'iceEase'];
  await app.call('PUT', `/features/${featureId}/inputs`, {
    body: { inputs: names.map((name) => ({ name, value: 5 })) },
  });
  await app.call('POST', '/rankings/calculate');
  await app.call('PUT', `/rankings/${featureId}`, { body: { position: 1, reason: word } });
};

/** A followed project with an issue behind the feature, a comment of it, and a field that both sides changed. */
const aFollowedIssue = async (
  app: TestApp,
  { jira, word, featureId }: { jira: FakeJira; word: string; featureId: string },
): Promise<Pick<FilledTeam, 'issueId' | 'projectId' | 'commentId' | 'conflictId'>> => {
  const projectId = jira.projectId('SHOP');
  const key = jira.seed({ projectKey: 'SHOP', summary: word });
  const issueId = jira.issue(key).id;
  const commentId = jira.comment(key, { text: word });
  const conflictId = newId();
  await app.database.global(async (trx) => {
    const installation_id = newId();
    await trx('forge_installations').insert({
      id: installation_id,
      environment: 'PRODUCTION',
      cloud_id: jira.cloudId,
      api_base_url: jira.baseUrl,
      state: 'active',
      wrapped_key: '',
    });
    await trx('forge_projects').insert({
      installation_id,
      project_id: projectId,
      project_key: 'SHOP',
      project_name: word,
      team_id: app.owner.teamId,
      connected_by: word,
    });
  });
  await app.database.inTeam(app.owner.teamId, async ({ trx, teamId }) => {
    const ids = { team_id: teamId, issue_id: issueId, feature_id: featureId };
    await trx('jira_issues').insert({ ...ids, issue_key: key, project_id: projectId });
    const values = { jira_value: JSON.stringify(word), valora_value: JSON.stringify(word) };
    await trx('jira_conflicts').insert({ ...ids, id: conflictId, field: 'title', ...values });
  });
  return { issueId, projectId, commentId, conflictId };
};

/** Fills the owner’s team through the API; every text of it contains `word`. */
export const aFilledTeam = async (
  app: TestApp,
  { jira, word }: { jira: FakeJira; word: string },
): Promise<FilledTeam> => {
  const post = async (path: string, body?: unknown) => {
    const answer = await app.call('POST', path, body === undefined ? {} : { body });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.data;
  };
  const upload = async () => {
    const answer = await fetch(`${app.url}/api/v1/imports?fileName=${word}.csv`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.owner.token}`,
        'content-type': 'application/octet-stream',
      },
      body: `Key,Title\nIMP-1,${word}\n`,
    });
    return ((await answer.json()) as { data: { id: string } }).data.id;
  };
  const feature = async (n: number) =>
    (await post('/features', { title: `${word} ${String(n)}`, description: word })).id as string;
  const signal = async (n: number) =>
    await post('/signals', { text: `${word} ${String(n)}`, companyName: `${word} Ltd`, author: word });

  const [featureId, otherFeatureId] = [await feature(1), await feature(2)];
  const [first, second] = [await signal(1), await signal(2)];
  await post(`/features/${featureId}/signals`, { signalId: first.id });
  await post(`/features/${featureId}/predict`);
  await rank(app, { featureId, word });
  const { body: history } = await app.call('GET', '/ranking-history');
  const connection = await post('/integrations/jira', {
    siteUrl: jira.baseUrl,
    ...jira.credentials,
    projectKey: null,
  });
  const { items } = await post('/epics', {
    items: [{ featureId, draft: { projectKey: 'SHOP', summary: word, description: word, children: [] } }],
  });
  return {
    featureId,
    otherFeatureId,
    signalId: first.id,
    otherSignalId: second.id,
    companyId: first.company.id,
    importId: await upload(),
    snapshotId: history.data.items[0].id,
    invitationId: (await post('/invitations', { role: 'viewer' })).invitation.id,
    apiTokenId: (await post('/api-tokens', { name: word, role: 'viewer' })).apiToken.id,
    integrationId: connection.id,
    epicId: items[0].id,
    jobId: await aFailedJob(app),
    modelId: await aRetiredModel(app, word),
    ...(await aFollowedIssue(app, { jira, word, featureId })),
  };
};
