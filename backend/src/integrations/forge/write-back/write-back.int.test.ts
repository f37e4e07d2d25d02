import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { issueScore, issueScoreProperty } from '@valora/contracts';
import { startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';
import { roiField } from '../../../testing/jira/index.js';

let forge: ForgeApp;
let app: Server;
let pokes: { method: string; body: string; type: string | undefined }[] = [];
let pokeStatus = 200;
let pokeUrl = '';
let teamId = '';
const issueIds: string[] = [];

const listen = async (): Promise<void> => {
  app = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      pokes.push({ method: request.method ?? '', body, type: request.headers['content-type'] });
      response.writeHead(pokeStatus, pokeStatus === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  pokeUrl = `http://127.0.0.1:${String((app.address() as AddressInfo).port)}/x1/token`;
};

beforeAll(async () => {
  await listen();
  forge = await startForgeApp({ jobs: true, env: { ALLOW_LOOPBACK_JIRA: '1' } });
  for (let number = 1; number <= 4; number += 1) {
    const key = forge.jira.seed({
      projectKey: 'SHOP',
      summary: `Idea ${String(number)}`,
      fields: { customfield_10016: number },
    });
    issueIds.push(forge.jira.issue(key).id);
  }
  teamId = await forge.connect('SHOP');
}, 60_000);
afterAll(async () => {
  await forge.close();
  await new Promise((resolve) => app.close(resolve));
});

/** Looks again until it holds; the test’s own time is the limit. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await sleep(100);
};
const propertyOf = (issueId: string): unknown =>
  forge.jira
    .issues()
    .find(({ id }) => id === issueId)
    ?.properties.get(issueScoreProperty);
const waitingToBeRead = (): Promise<number> =>
  forge.app.database.inTeam(teamId, async ({ trx }) => (await trx('jira_dirty').pluck('issue_id')).length);
const pull = async () => {
  const { status, body } = await forge.asPlatform()('POST', '/forge/changes', { body: {} });
  expect(status).toBe(200);
  return body.data.changes as {
    projectId: string;
    names: string[];
    featureIds: string[];
    issueIds: string[];
  }[];
};
const tellPokeUrl = (url: string) => forge.asPlatform()('PUT', '/forge/poke-url', { body: { url } });
const askJql = async (...given: string[]) => {
  const clause = {
    field: 'issue',
    type: ['issue'],
    operator: 'in',
    functionName: 'valoraTop',
    arguments: given,
  };
  const answer = await forge.asPlatform({ moduleKey: 'valora-top' })('POST', '/forge/jql', {
    body: { precomputationId: 'x', clause },
  });
  return [answer.status, answer.body as { jql?: string; error?: string }] as const;
};
const editInputs = async (issueId: string, value: number): Promise<string> => {
  const lead = forge.as('acc-lead');
  const panel = await lead('GET', `/jira/issues/${issueId}`);
  const { featureId } = panel.body.data as { featureId: string };
  const { status } = await lead('PUT', `/features/${featureId}/inputs`, {
    body: { inputs: [{ name: 'value', value }] },
  });
  expect(status).toBe(200);
  return featureId;
};

describe('a followed project', () => {
  it('has the scores of its issues in Jira, and writing them brings nothing back', async () => {
    await until(() => issueIds.every((id) => propertyOf(id) !== undefined));
    await until(() => forge.jira.issues().every(({ fields }) => typeof fields[roiField] === 'number'));
    for (const id of issueIds) issueScore.parse(propertyOf(id));
    const admin = forge.as('acc-admin', { moduleKey: 'valora-admin' });
    const { body } = await admin('GET', '/forge/installation');
    expect(body.data).toMatchObject({ roiFieldId: roiField, points: { limit: 65_000 } });
    expect(body.data.points.spent).toBeGreaterThan(0);
    const versions = async () =>
      (await forge.as('acc-lead')('GET', '/features')).body.data.items.map(({ id, version }: never) => [
        id,
        version,
      ]);
    const before = await versions();
    const reads = () => forge.jira.requests().filter(({ path }) => path.endsWith('/bulkfetch')).length;
    const readBefore = reads();
    await forge.asPlatform({ moduleKey: 'jira-events' })('POST', '/forge/events', {
      body: { eventType: 'avi:jira:updated:issue', issue: { id: issueIds[0], key: 'SHOP-1' } },
    });
    await until(() => reads() > readBefore);
    await until(async () => (await waitingToBeRead()) === 0);
    expect(await versions()).toEqual(before);
  }, 60_000);

  it('answers valoraTop with the order, bare, and says what is wrong', async () => {
    const [status, top] = await askJql('2');
    expect([status, Object.keys(top)]).toEqual([200, ['jql']]);
    expect(top.jql).toMatch(/^issue in \(\d+, \d+\)$/);
    expect(await askJql('none')).toEqual([200, { error: expect.stringContaining('“none”') }]);
    expect(await askJql('2', 'OPS')).toEqual([200, { error: expect.stringContaining('“OPS”') }]);
  });

  it('is poked when something changes, and each hint is handed out once', async () => {
    expect((await tellPokeUrl(pokeUrl)).body.data).toEqual({ accepted: true });
    await until(async () => {
      await pull();
      return (await forge.app.composed.relay.flush()) === 0;
    });
    pokes = [];
    const featureId = await editInputs(issueIds[1] ?? '', 90_000);
    await until(() => pokes.length > 0);
    expect(pokes[0]).toEqual({ method: 'POST', body: '', type: undefined });
    const found = new Map<string, Set<string>>();
    await until(async () => {
      for (const { projectId, names, ...touched } of await pull()) {
        expect(projectId).toBe(forge.project('SHOP').id);
        for (const name of names)
          found.set(name, new Set([...(found.get(name) ?? []), ...touched.featureIds]));
      }
      return ['feature.updated', 'prediction.completed', 'ranking.updated'].every((name) => found.has(name));
    });
    expect(found.get('feature.updated')).toContain(featureId);
    await until(async () => (await pull()).length === 0);
  }, 60_000);

  it('keeps hints where a poke fails, follows no redirect, and is poked again', async () => {
    pokeStatus = 302;
    pokes = [];
    await editInputs(issueIds[2] ?? '', 10_000);
    await until(() => pokes.length > 0);
    const failures = () =>
      forge.app.database.global(
        async (trx) => (await trx('forge_installations').first('poke_failures')) as { poke_failures: number },
      );
    await until(async () => (await failures()).poke_failures > 0);
    pokeStatus = 200;
    const before = pokes.length;
    await until(() => pokes.length > before);
    await until(async () => (await failures()).poke_failures === 0);
    expect((await pull()).length).toBeGreaterThan(0);
  }, 60_000);
});

describe('strangers', () => {
  it.each([
    ['POST', '/forge/changes', {}],
    ['PUT', '/forge/poke-url', { url: 'https://x.hello.atlassian-dev.net/x1' }],
    ['POST', '/forge/jql', { clause: { operator: 'in', arguments: ['1'] } }],
  ])('get nothing of %s %s', async (method, path, body) => {
    const without = await forge.app.call(method, path, { body, token: null });
    const asMember = await forge.app.call(method, path, { body });
    const screen = await forge.as('acc-lead')(method, path, { body });
    const other = await forge.asPlatform({ installationId: '0b9f2ec4-0000-4000-8000-00000000dead' })(
      method,
      path,
      {
        body,
      },
    );
    expect([without, asMember, screen, other].map(({ status }) => status >= 400)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each([
    'http://169.254.169.254/',
    'https://evil.example/x1',
    'https://x.atlassian-dev.net.evil.example/',
  ])('cannot make this server call %s', async (url) => {
    const { status, body } = await tellPokeUrl(url);
    expect([status, body.error.details[0].field]).toEqual([400, 'body.url']);
  });
});
