import { siteAddress } from './site-address.js';

const strict = { allowLoopback: false };
const acme = { ok: true, baseUrl: 'https://acme.atlassian.net' };

describe('siteAddress', () => {
  it.each([
    'acme',
    ' acme.atlassian.net ',
    'https://acme.atlassian.net/',
    'https://ACME.atlassian.net/jira/software/projects/X/boards/1?a=b#c',
    'https://acme.atlassian.net:443',
  ])('reads %j', (typed) => {
    expect(siteAddress(typed, strict)).toEqual(acme);
  });

  it.each([
    '',
    'http://acme.atlassian.net',
    'https://acme.atlassian.net.evil.example',
    'https://evil.example/acme.atlassian.net',
    'https://acme.atlassian.net@evil.example',
    'https://user:pass@acme.atlassian.net',
    'https://acme.atlassian.net:8443',
    'https://a.b.atlassian.net',
    'https://127.0.0.1',
    'http://localhost:8080',
    'https://[::1]/',
    'https://2130706433/',
    'file:///etc/passwd',
    'https://169.254.169.254/latest/meta-data',
    'javascript:alert(1)',
  ])('refuses %j', (typed) => {
    expect(siteAddress(typed, strict).ok).toBe(false);
  });

  it('lets the operator allow this machine, and nothing beyond it', () => {
    const open = { allowLoopback: true };
    expect(siteAddress('http://127.0.0.1:5000/x', open)).toEqual({
      ok: true,
      baseUrl: 'http://127.0.0.1:5000',
    });
    expect(siteAddress('http://localhost:5000', open)).toEqual({
      ok: true,
      baseUrl: 'http://localhost:5000',
    });
    expect(siteAddress('http://10.0.0.1:5000', open).ok).toBe(false);
    expect(siteAddress('http://127.0.0.1.evil.example', open).ok).toBe(false);
    expect(siteAddress('ftp://127.0.0.1', open).ok).toBe(false);
  });
});
