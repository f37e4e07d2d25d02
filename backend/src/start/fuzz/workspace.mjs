import { setTimeout as sleep } from 'node:timers/promises';

const RANKED_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 200;

const password = 'a long password for fuzzing';
const email = 'owner@example.com';

const csv = `Key,Title,Story Points,Status,Created
FZ-1,Export the plan,3,Open,2026-01-02
FZ-2,Import the plan,5,Open,2026-01-03
FZ-2,Import it again,8,Open,2026-01-04
FZ-3,,5,Open,not a day
`;

const client =
  (url) =>
  async (method, path, options = {}) => {
    const { body, token, type = 'application/json' } = options;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { success, data, error } = await answer.json();
    if (!success) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(error)}`);
    return data;
  };

const idsOf = ({ items }) => items.map(({ id }) => id);

/** The ids of what has a rank by now; the jobs of a fresh workspace take a moment. */
const waitForRanking = async (ask) => {
  const deadline = Date.now() + RANKED_WITHIN_MS;
  while (Date.now() < deadline) {
    const { items } = await ask('GET', '/features?ranked=true&limit=40');
    if (items.length > 0) return idsOf({ items });
    await sleep(ASK_EVERY_MS);
  }
  throw new Error('nothing was ranked within a minute');
};

/**
 * An owner, a token and something of everything that can be made without a vendor, so that the fuzzer gets behind the
 * first look-up. Returns the token and the ids by what they are of.
 */
export const fillWorkspace = async ({ url, linkToken }) => {
  const call = client(url);
  const session = await call('POST', '/setup/owner', {
    body: {
      linkToken,
      email,
      password,
      name: 'Owner',
      team: { name: 'Fuzz', currency: 'EUR' },
      tokens: true,
    },
  });
  const { secret: token } = await call('POST', '/api-tokens', {
    token: session.accessToken,
    body: { name: 'fuzz', role: 'admin' },
  });
  const ask = (method, path, options) => call(method, path, { token, ...options });
  await ask('POST', '/sample-workspace');
  await ask('POST', '/imports?fileName=fuzz.csv', { body: csv, type: 'application/octet-stream' });
  for (const name of ['one', 'two', 'three'])
    await ask('POST', '/api-tokens', { body: { name, role: 'viewer' } });
  for (const role of ['viewer', 'manager']) await ask('POST', '/invitations', { body: { role } });
  const ranked = await waitForRanking(ask);
  await ask('PUT', `/rankings/${ranked[0]}`, {
    body: { position: 3, reason: 'Promised to a customer', expiresAt: null },
  });
  const others = idsOf(await ask('GET', '/features?ranked=false&limit=20'));
  return {
    token,
    email,
    password,
    ids: {
      features: [...ranked, ...others],
      signals: idsOf(await ask('GET', '/signals?limit=200')),
      companies: idsOf(await ask('GET', '/companies?limit=50')),
      imports: idsOf(await ask('GET', '/imports')),
      history: idsOf(await ask('GET', '/ranking-history')),
      invitations: idsOf(await ask('GET', '/invitations')),
      // Not the one in use: revoked, everything after it would be a 401.
      tokens: (await ask('GET', '/api-tokens')).items
        .filter(({ name }) => name !== 'fuzz')
        .map(({ id }) => id),
      teams: [session.team.id],
      users: [session.user.id],
    },
    isStillIn: () =>
      ask('GET', '/team').then(
        () => true,
        () => false,
      ),
    failedJobs: async () => (await ask('GET', '/jobs/failed')).items,
  };
};
