import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { startForgePlatform, type ForgePlatform } from './index.js';

let platform: ForgePlatform;
beforeAll(async () => {
  platform = await startForgePlatform();
});
afterAll(() => platform.close());

const verified = async (headers: Record<string, string>) =>
  jwtVerify(
    (headers.authorization ?? '').replace('Bearer ', ''),
    createRemoteJWKSet(new URL(platform.env.FORGE_JWKS_URL ?? '')),
    { issuer: 'forge/invocation-token', audience: platform.appId, algorithms: ['RS256'] },
  );

describe('the platform of tests', () => {
  it('signs a call from a screen with the person, project and issue', async () => {
    const headers = await platform.headersFor({
      accountId: 'acc-1',
      project: { id: '10000', key: 'SHOP' },
      issue: { id: '10042', key: 'SHOP-1' },
      userToken: 'user',
      systemToken: 'system',
    });
    const { payload, protectedHeader } = await verified(headers);
    expect(protectedHeader.kid).toMatch(/^forge\/invocation-token\/[0-9a-f-]{36}$/);
    expect(payload).toMatchObject({
      principal: 'acc-1',
      app: { id: platform.appId, module: { type: 'jira:issuePanel', key: 'valora-issue-panel' } },
      context: { accountId: 'acc-1', extension: { project: { id: '10000' }, issue: { key: 'SHOP-1' } } },
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(25);
    expect(headers).toMatchObject({ 'x-forge-oauth-user': 'user', 'x-forge-oauth-system': 'system' });
  });

  it('signs a call of the platform without a person, each with an id of its own', async () => {
    const [one, two] = [
      await verified(await platform.headersFor()),
      await verified(await platform.headersFor()),
    ];
    expect(one.payload).not.toHaveProperty('principal');
    expect(one.payload).not.toHaveProperty('context');
    expect(one.payload.jti).not.toBe(two.payload.jti);
  });

  it('lets claims be changed or left out, and other headers be signed', async () => {
    const headers = await platform.headersFor({ overrides: { aud: 'another' } });
    await expect(verified(headers)).rejects.toThrow(/aud/);
    const token = await platform.sign({ iss: 'x' }, { kid: 'forge/invocation-token/other' });
    expect(decodeProtectedHeader(token).kid).toBe('forge/invocation-token/other');
  });
});
