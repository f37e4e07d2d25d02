import { loadConfig } from './config.js';

describe('loadConfig', () => {
  it('needs nothing: every setting has a default, and an empty one is none', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ roles: ['web', 'worker', 'scheduler'], database: null, logLevel: 'warn' });
    expect(config.http).toMatchObject({ port: 4000, host: '127.0.0.1', publicUrl: null });
    expect(loadConfig({ VALORA_DATA_DIR: '', PORT: '', ROLES: '', DATABASE_URL: '' })).toEqual(config);
  });

  it('names everything that is wrong at once', () => {
    const load = () =>
      loadConfig({ PORT: '99999', ROLES: 'web,cook', DATABASE_URL: 'postgres://valora_app@db/valora' });
    expect(load).toThrow(/PORT: .*\n(.*\n)?.*ROLES\.1: must name roles out of web, worker, scheduler/);
  });

  it.each([
    [{ DATABASE_URL: 'postgres://valora_app@db/valora' }, 'DATABASE_OWNER_URL: goes with DATABASE_URL'],
    [{ JIRA_OAUTH_CLIENT_ID: 'x' }, 'JIRA_OAUTH_CLIENT_SECRET: goes with JIRA_OAUTH_CLIENT_ID'],
    [{ PUBLIC_URL: 'valora' }, 'PUBLIC_URL: '],
    [{ FORGE_API_ORIGINS: 'https://api.atlassian.com,jira' }, 'FORGE_API_ORIGINS.1: must list addresses'],
    [{ SAGEMAKER_ENDPOINT: 'models' }, 'SAGEMAKER_REGION: goes with SAGEMAKER_ENDPOINT'],
    [
      { SAGEMAKER_REGION: 'eu-central-1', SAGEMAKER_TRAINING_IMAGE: 'x' },
      'SAGEMAKER_TRAINING_BUCKET: goes with SAGEMAKER_TRAINING_IMAGE',
    ],
  ])('refuses %j', (env, problem) => {
    expect(() => loadConfig(env)).toThrow(problem);
  });

  it('runs models on an endpoint and trains them on this machine, where only the endpoint is named', () => {
    const config = loadConfig({ SAGEMAKER_REGION: 'eu-central-1', SAGEMAKER_ENDPOINT: 'models' });
    expect(config.sageMaker).toEqual({
      aws: { region: 'eu-central-1' },
      endpoint: { name: 'models', isMultiModel: false, waitMs: 120 },
      training: null,
    });
    expect(loadConfig({}).sageMaker).toBeNull();
  });

  it('takes the origins that tokens of Jira may name, separated by commas', () => {
    const app = { FORGE_APP_ID: 'ari:cloud:ecosystem::app/0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10' };
    expect(loadConfig(app).forge?.apiOrigins).toEqual(['https://api.atlassian.com']);
    expect(
      loadConfig({ ...app, FORGE_API_ORIGINS: 'https://a.example/x, http://b.example:81' }).forge?.apiOrigins,
    ).toEqual(['https://a.example', 'http://b.example:81']);
  });

  it('splits the process by role', () => {
    expect(loadConfig({ ROLES: 'worker, scheduler' }).roles).toEqual(['worker', 'scheduler']);
  });
});
