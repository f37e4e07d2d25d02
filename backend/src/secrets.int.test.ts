import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { createLogger } from './platform/log/logger.js';
import { startFakeJira, type FakeJira } from './testing/jira/index.js';
import { startApp, type TestAnswer, type TestApp } from './testing/start-app.js';

/** Made up for this test and given where a secret is asked for: nowhere may they come out again. */
const canaries = {
  password: 'canary-password-7d1f',
  wrongPassword: 'canary-wrong-password-7d1f',
  wrongToken: 'canary-wrong-jira-token-7d1f',
  oauthSecret: 'canary-oauth-secret-7d1f',
  misplaced: 'canary-misplaced-7d1f',
} as const;

const written: string[] = [];
let jira: FakeJira;
let app: TestApp;
/** Those and every secret that was handed out on the way. */
let secrets: Record<string, string>;
/** Answers that had no business to hold a secret. */
const answers: TestAnswer[] = [];

beforeAll(async () => {
  jira = await startFakeJira({ projects: [{ key: 'SHOP' }] });
  app = await startApp({
    jobs: true,
    env: {
      ALLOW_LOOPBACK_JIRA: '1',
      JIRA_OAUTH_CLIENT_ID: 'client',
      JIRA_OAUTH_CLIENT_SECRET: canaries.oauthSecret,
      ATLASSIAN_AUTH_URL: jira.baseUrl,
      ATLASSIAN_API_URL: jira.baseUrl,
    },
    log: createLogger({ level: 'trace', destination: { write: (line) => void written.push(line) } }),
  });
  secrets = { ...canaries, ...(await useEverySecret()) };
}, 60_000);
afterAll(async () => {
  await app.close();
  await jira.close();
});

const call = async (...request: Parameters<TestApp['call']>): Promise<TestAnswer> => {
  const answer = await app.call(...request);
  answers.push(answer);
  return answer;
};

/** Each secret is made, used, used wrongly and put where it does not belong. Returns those that were handed out. */
const useEverySecret = async (): Promise<Record<string, string>> => {
  const invitation = (await app.call('POST', '/invitations', { body: { role: 'manager' } })).body.data;
  const invitationToken = (invitation.link as string).split('#invitation=')[1] ?? '';
  const account = { email: 'noor@example.com', name: 'Noor', password: canaries.password };
  await app.call('POST', '/invitations/accept', {
    token: null,
    body: { ...account, invitationToken, tokens: true },
  });
  const signIn = { email: account.email, password: canaries.password, tokens: true };
  const session = (await app.call('POST', '/auth/login', { token: null, body: signIn })).body.data;
  const refreshed = (
    await app.call('POST', '/auth/refresh', {
      token: null,
      body: { refreshToken: session.refreshToken, tokens: true },
    })
  ).body.data;
  const apiToken = (await app.call('POST', '/api-tokens', { body: { name: 'script', role: 'viewer' } })).body
    .data.secret as string;
  await call('GET', '/features', { token: apiToken });
  await call('GET', '/features', { token: refreshed.accessToken });
  await call('GET', '/features', { token: `${apiToken.slice(0, -1)}x` });
  await call('POST', '/auth/login', {
    token: null,
    body: { email: account.email, password: canaries.wrongPassword },
  });
  await call('POST', '/invitations/accept', { token: null, body: { ...account, invitationToken } });
  for (const body of [{ title: 'x', password: canaries.misplaced }, { title: { [canaries.misplaced]: 1 } }])
    await call('POST', '/features', { body });
  await call('POST', '/setup/owner', { token: null, body: { linkToken: canaries.misplaced } });
  const site = { siteUrl: jira.baseUrl, ...jira.credentials, projectKey: 'SHOP' };
  await call('POST', '/integrations/jira', { body: { ...site, apiToken: canaries.wrongToken } });
  const { id } = (await call('POST', '/integrations/jira', { body: site })).body.data;
  await call('POST', `/integrations/${String(id)}/test`);
  await call('POST', `/integrations/${String(id)}/sync`, { body: {} });
  await call('POST', '/integrations/jira/oauth/callback', {
    body: { code: canaries.misplaced, state: canaries.misplaced },
  });
  for (const list of ['/integrations', '/api-tokens', '/invitations', '/audit', '/session', '/users/profile'])
    await call('GET', list);
  const keys = JSON.parse(await readFile(path.join(app.dataDir, 'keys.json'), 'utf8')) as Record<
    string,
    string
  >;
  return {
    invitationToken,
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    nextAccessToken: refreshed.accessToken,
    nextRefreshToken: refreshed.refreshToken,
    apiToken,
    jiraToken: jira.credentials.apiToken,
    sessionKey: keys['session'] ?? '',
    envelopeKey: keys['envelope'] ?? '',
    auditKey: keys['audit'] ?? '',
  };
};

/** A secret as it is and as databases and headers may write it. */
const forms = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret, 'base64').toString('hex'),
];
const found = (text: string): string[] =>
  Object.entries(secrets)
    .filter(([, secret]) => forms(secret).some((form) => form.length > 8 && text.includes(form)))
    .map(([name]) => name);

const dump = async (): Promise<string> => {
  const owner = new pg.Client({ connectionString: app.databaseOwnerUrl });
  await owner.connect();
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const lines: string[] = [];
  for (const { name } of tables)
    lines.push(
      ...(await owner.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(
        ({ row }) => row,
      ),
    );
  await owner.end();
  return lines.join('\n');
};

const lake = async (): Promise<string> => {
  const entries = await readdir(path.join(app.dataDir, 'lake'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return (
    await Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')))
  ).join('\n');
};

describe('B11: secrets', () => {
  it('were really used', () => {
    for (const [name, secret] of Object.entries(secrets))
      expect([name, secret.length]).not.toEqual([name, 0]);
    const statuses = answers.map(({ status }) => status);
    for (const status of [200, 201, 400, 401]) expect(statuses).toContain(status);
    expect(found(JSON.stringify(secrets))).toEqual(Object.keys(secrets));
  });

  it('are in no line of the log, at its most talkative', () => {
    expect(written.length).toBeGreaterThan(20);
    expect(found(written.join('\n'))).toEqual([]);
  });

  it('are in no table of the database, readable or as bytes', async () => {
    const text = await dump();
    expect(text).toContain('noor@example.com');
    expect(found(text)).toEqual([]);
  });

  it('are in no file of the lake', async () => {
    expect(found(await lake())).toEqual([]);
  });

  it('are in no answer but the one that hands them out, errors least of all', () => {
    expect(found(answers.map(({ body }) => JSON.stringify(body)).join('\n'))).toEqual([]);
    const sent: string[] = [];
    for (const { headers } of answers) headers.forEach((value, name) => sent.push(`${name}: ${value}`));
    expect(found(sent.join('\n'))).toEqual([]);
  });

  it('are not in the OpenAPI document', async () => {
    const text = await (await fetch(`${app.url}/api/v1/openapi.json`)).text();
    expect(text.length).toBeGreaterThan(10_000);
    expect(found(text)).toEqual([]);
  });
});
