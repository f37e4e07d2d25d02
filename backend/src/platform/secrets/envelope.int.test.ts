import { randomBytes } from 'node:crypto';
import { aTeam, type TestTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { createDatabase, type Database, type TeamScope } from '../db/database.js';
import { createEnvelope } from './envelope.js';

const context = 'jira|apiToken';
const plain = 'canary-of-the-envelope';

let test: TestDatabase;
let database: Database;
let team: TestTeam;
let other: TestTeam;
const masterKey = randomBytes(32);
const envelope = createEnvelope({ masterKey });

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 2 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  team = await aTeam(database);
  other = await aTeam(database);
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>, one = team) => database.inTeam(one.teamId, work);
const seal = () => inTeam((scope) => envelope.encrypt(scope, context, plain));
const wrappedKey = async (): Promise<string> =>
  (await inTeam(({ trx }) => trx('team_keys').where({ team_id: team.teamId }).first('wrapped_key')))
    .wrapped_key;

describe('B11: sealed secrets', () => {
  it('are read again for the same team and purpose, and look different each time', async () => {
    const [one, two] = [await seal(), await seal()];
    expect(one).not.toBe(two);
    for (const sealed of [one, two]) {
      expect(sealed).not.toContain(plain);
      expect(await inTeam((scope) => envelope.decrypt(scope, context, sealed))).toBe(plain);
    }
  });

  it('are not read for another purpose, another team or by another installation', async () => {
    const sealed = await seal();
    const stranger = createEnvelope({ masterKey: randomBytes(32) });
    await expect(inTeam((scope) => envelope.decrypt(scope, 'jira|oauth', sealed))).rejects.toThrow();
    await expect(inTeam((scope) => envelope.decrypt(scope, context, sealed), other)).rejects.toThrow();
    await expect(inTeam((scope) => stranger.decrypt(scope, context, sealed))).rejects.toThrow();
  });

  it('are not read after a team’s wrapped key was put into another team’s row', async () => {
    await seal();
    await inTeam((scope) => envelope.encrypt(scope, context, 'theirs'), other);
    const stolen = await wrappedKey();
    await inTeam(({ trx }) => trx('team_keys').update({ wrapped_key: stolen }), other);
    await expect(inTeam((scope) => envelope.encrypt(scope, context, 'x'), other)).rejects.toThrow();
  });

  it('are not read when any of their characters was changed', async () => {
    const sealed = await seal();
    for (let at = 0; at < sealed.length; at += 3) {
      const sign = sealed[at] === 'A' ? 'B' : 'A';
      const changed = `${sealed.slice(0, at)}${sign}${sealed.slice(at + 1)}`;
      // The last sign of a part may hold unused bits of base64 and mean the same.
      const read = await inTeam((scope) => envelope.decrypt(scope, context, changed)).catch(() => null);
      expect([null, ...(/[.]|$/.test(sealed[at + 1] ?? '') ? [plain] : [])]).toContain(read);
    }
  });

  it('stay readable when the installation’s key is rotated, and need the old key no longer after that', async () => {
    const sealed = await seal();
    const before = await wrappedKey();
    const newKey = randomBytes(32);
    const rotated = createEnvelope({ masterKey: newKey, retiredKeys: [randomBytes(32), masterKey] });
    expect(await inTeam((scope) => rotated.decrypt(scope, context, sealed))).toBe(plain);
    expect(await wrappedKey()).not.toBe(before);
    const later = createEnvelope({ masterKey: newKey });
    expect(await inTeam((scope) => later.decrypt(scope, context, sealed))).toBe(plain);
    await expect(inTeam((scope) => envelope.decrypt(scope, context, sealed))).rejects.toThrow();
  });
});
