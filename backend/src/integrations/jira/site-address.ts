/** Only Atlassian's own hosts: the address is typed by a person and called from our network. */
const cloudHost = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.(?:atlassian\.net|jira\.com)$/;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

export type SiteAddress =
  { readonly ok: true; readonly baseUrl: string } | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): SiteAddress => ({ ok: false, reason });

/**
 * The base URL of a Jira Cloud site from what a person pastes: `acme`, `acme.atlassian.net` or the address of any
 * page of it. `allowLoopback` also lets a Jira on this machine in, over plain http: for tests and development.
 */
export const siteAddress = (typed: string, options: { readonly allowLoopback: boolean }): SiteAddress => {
  const text = typed.trim();
  const named = /^[a-z0-9-]+$/i.test(text) ? `${text}.atlassian.net` : text;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `https://${named}`;
  if (!URL.canParse(address))
    return refuse('That is not an address. It looks like https://example.atlassian.net');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    return refuse('Leave name and password out of the address.');
  if (options.allowLoopback && loopback.has(url.hostname) && /^https?:$/.test(url.protocol))
    return { ok: true, baseUrl: url.origin };
  if (url.protocol !== 'https:') return refuse('The address must start with https://');
  if (url.port !== '' || !cloudHost.test(url.hostname))
    return refuse('Only Jira Cloud sites can be connected, such as https://example.atlassian.net');
  return { ok: true, baseUrl: url.origin };
};
