/** What is secret goes by these names. */
const secretNames = new Set([
  'password',
  'secret',
  'clientSecret',
  'token',
  'apiToken',
  'accessToken',
  'refreshToken',
  'linkToken',
  'invitationToken',
  'userToken',
  'systemToken',
  'x-forge-oauth-user',
  'x-forge-oauth-system',
  'authorization',
  'cookie',
  'set-cookie',
]);

/** Errors of clients carry their requests a few levels down; nothing of ours goes deeper. */
const deepest = 6;

const isPlain = (value: object): boolean => !(value instanceof Error) && !('toJSON' in value);

/** A copy of what is to be logged without the values that go by a secret’s name. What lies too deep to look at is left out. */
export const leaveOutSecrets = (value: unknown, levels = deepest): unknown => {
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  if (levels === 0) return '[left out]';
  if (Array.isArray(value)) return value.map((inner) => leaveOutSecrets(inner, levels - 1));
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value))
    kept[name] = secretNames.has(name) ? '[redacted]' : leaveOutSecrets(inner, levels - 1);
  return kept;
};
