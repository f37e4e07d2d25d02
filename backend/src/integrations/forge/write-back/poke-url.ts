/**
 * Hosts that Forge gives web triggers of an app.
 * Source: developer.atlassian.com/platform/forge/rest/v2/api-group-forge-webtriggers (webtrigger.atlassian.app);
 * URLs of earlier apps lie below atlassian-dev.net, as `<id>.hello.atlassian-dev.net/x1/<token>`.
 */
const domains = ['atlassian-dev.net', 'webtrigger.atlassian.app'];
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Why an address cannot be one of the app’s web triggers; null where it can. Whoever could name any address would make
 * this server call it.
 */
export const pokeUrlProblem = (address: string, allowLoopback: boolean): string | null => {
  if (!URL.canParse(address)) return 'must be the address of the app’s web trigger';
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return 'must not hold a user or a password';
  if (allowLoopback && loopback.has(url.hostname)) return null;
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (url.port !== '') return 'must not name a port';
  if (!domains.some((domain) => url.hostname.endsWith(`.${domain}`)))
    return `must lie below ${domains.join(' or ')}, where Forge puts web triggers`;
  return null;
};
