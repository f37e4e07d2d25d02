import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { createDatabase, type Database } from '../../../platform/db/database.js';
import { createLogger } from '../../../platform/log/logger.js';
import { createKeyWrap } from '../../../platform/secrets/key-wrap.js';
import { databaseFromTemplate, type TestDatabase } from '../../../testing/database-from-template.js';
import { failureOf } from '../../jira/testing/failure-of.js';
import { createInstallations } from './installations.js';

const id = 'the-installation';
const minuteMs = 60_000;
const masterKey = randomBytes(32);
let test: TestDatabase;
let database: Database;
let nowMs: number;
const clock = { now: () => new Date(nowMs) };
const lines: string[] = [];
const log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });

const open = (keys = createKeyWrap({ masterKey })) => createInstallations({ database, keys, clock, log });
const row = () => database.global((trx) => trx('forge_installations').where({ id }).first());
const until = (ms: number, mark = ''): Promise<string> =>
  new SignJWT({ mark })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(ms / 1000))
    .sign(randomBytes(32));

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 2 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  nowMs = Date.now();
  lines.length = 0;
  await database.global(async (trx) => {
    await trx('forge_installations').delete();
    await trx('forge_installations').insert({
      id,
      environment: 'PRODUCTION',
      cloud_id: 'c',
      api_base_url: 'https://api.atlassian.com/ex/jira/c',
      state: 'active',
      wrapped_key: open().secrets.newKey(id),
    });
  });
});

const ask = (installations = open()) => installations.tokens.accessToken(id)({ renew: false });

describe('a system token', () => {
  it('is kept sealed and handed out by every process', async () => {
    const token = await until(nowMs + 55 * minuteMs);
    await open().tokens.keep(id, token);
    const kept = await row();
    expect(kept.system_token).not.toContain(token);
    expect(kept.system_token_expires_at.getTime()).toBe(Math.floor((nowMs + 55 * minuteMs) / 1000) * 1000);
    expect(await ask()).toBe(token);
    expect(lines.join('')).not.toContain(token.split('.')[1]);
  });

  it('gives way to one that ends later, not to an older one that comes late', async () => {
    const [long, short, longer] = [
      await until(nowMs + 50 * minuteMs),
      await until(nowMs + 40 * minuteMs),
      await until(nowMs + 60 * minuteMs),
    ];
    const { tokens } = open();
    for (const token of [long, short]) await tokens.keep(id, token);
    expect(await ask()).toBe(long);
    await tokens.keep(id, longer);
    expect(await ask()).toBe(longer);
  });

  it('that does not say when it ends is taken to end soon, and that is said', async () => {
    await open().tokens.keep(id, 'opaque');
    expect((await row()).system_token_expires_at.getTime() - nowMs).toBe(15 * minuteMs);
    expect(lines.join('')).toContain('does not say when it ends');
    expect(lines.join('')).not.toContain('opaque');
    expect(await ask()).toBe('opaque');
  });

  it('that ended is handed out no more, and the trouble says since when Jira has not called', async () => {
    await open().tokens.keep(id, await until(nowMs + 10 * minuteMs));
    nowMs += 12 * minuteMs;
    const { kind, retryAfterMs, message, mayHaveHappened } = await failureOf(ask());
    expect([kind, retryAfterMs, mayHaveHappened]).toEqual(['unavailable', 5 * minuteMs, false]);
    expect(message).toBe(
      'Jira has not called for 12 min, so Valora may not ask it by itself; the app’s schedule renews that every five minutes.',
    );
  });

  it('that Jira refused is forgotten, so that any newer one is kept', async () => {
    const { tokens } = open();
    // What a browser might smuggle in: never ends, and is worth nothing.
    const poison = await until(nowMs + 1e10, 'poison');
    await tokens.keep(id, poison);
    const accessToken = tokens.accessToken(id);
    expect(await accessToken({ renew: false })).toBe(poison);
    expect((await failureOf(accessToken({ renew: true }))).kind).toBe('unavailable');
    const next = await until(nowMs + 20 * minuteMs);
    await tokens.keep(id, next);
    expect(await accessToken({ renew: false })).toBe(next);
  });

  it('is renewed under the hands of a client that asks again', async () => {
    const { tokens } = open();
    const [first, second] = [await until(nowMs + 20 * minuteMs), await until(nowMs + 60 * minuteMs)];
    await tokens.keep(id, first);
    const accessToken = tokens.accessToken(id);
    expect(await accessToken({ renew: false })).toBe(first);
    await tokens.keep(id, second);
    nowMs += 20 * minuteMs;
    expect(await accessToken({ renew: false })).toBe(second);
  });

  it('is neither kept nor handed out once the app is uninstalled', async () => {
    await open().tokens.keep(id, await until(nowMs + 20 * minuteMs));
    await database.global((trx) =>
      trx('forge_installations').update({ state: 'uninstalled', system_token: null }),
    );
    await open().tokens.keep(id, await until(nowMs + 30 * minuteMs));
    expect((await row()).system_token).toBeNull();
    const { kind, message } = await failureOf(ask());
    expect([kind, message]).toEqual(['unauthorized', 'The Valora app was uninstalled from this Jira site.']);
  });
});

describe('the keys of installations', () => {
  it('follow the installation’s master key, and its old one is needed no longer', async () => {
    const token = await until(nowMs + 20 * minuteMs);
    await open().tokens.keep(id, token);
    const newKey = randomBytes(32);
    const rotated = createKeyWrap({ masterKey: newKey, retiredKeys: [masterKey] });
    expect(await ask(open(rotated))).toBe(token);
    expect(await ask(open(createKeyWrap({ masterKey: newKey })))).toBe(token);
    await expect(ask()).rejects.toThrow();
  });

  it('open nothing of another installation', async () => {
    const { secrets } = open();
    await database.global(async (trx) => {
      await trx('forge_installations').insert({
        id: 'another',
        environment: 'PRODUCTION',
        cloud_id: 'd',
        api_base_url: 'https://api.atlassian.com/ex/jira/d',
        state: 'active',
        wrapped_key: secrets.newKey('another'),
      });
      const sealed = await secrets.encrypt(trx, { installationId: id, context: 'poke-url', plain: 'canary' });
      expect(await secrets.decrypt(trx, { installationId: id, context: 'poke-url', sealed })).toBe('canary');
      await expect(
        secrets.decrypt(trx, { installationId: 'another', context: 'poke-url', sealed }),
      ).rejects.toThrow();
      await expect(
        secrets.decrypt(trx, { installationId: id, context: 'system-token', sealed }),
      ).rejects.toThrow();
      const stolen = (await trx('forge_installations').where({ id }).first('wrapped_key')).wrapped_key;
      await trx('forge_installations').where({ id: 'another' }).update({ wrapped_key: stolen });
      await expect(
        secrets.decrypt(trx, { installationId: 'another', context: 'poke-url', sealed }),
      ).rejects.toThrow();
    });
  });
});
