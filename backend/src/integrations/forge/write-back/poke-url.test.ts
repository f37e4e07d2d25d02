import { pokeUrlProblem } from './poke-url.js';

describe('where a site may be poked', () => {
  it.each([
    'https://7d1f3c1e.hello.atlassian-dev.net/x1/abc',
    'https://install.webtrigger.atlassian.app/public/abc',
  ])('%s', (url) => {
    expect(pokeUrlProblem(url, false)).toBeNull();
  });

  it.each([
    ['http://7d1f3c1e.hello.atlassian-dev.net/x1/abc', /https/],
    ['https://atlassian-dev.net/x1', /below/],
    ['https://evilatlassian-dev.net/x1', /below/],
    ['https://x.atlassian-dev.net.evil.example/x1', /below/],
    ['https://x.atlassian-dev.net@evil.example/x1', /user/],
    ['https://x.atlassian-dev.net:8443/x1', /port/],
    ['https://169.254.169.254/latest', /below/],
    ['http://127.0.0.1:9000/', /https/],
    ['https://[::1]/', /below/],
    ['ftp://x.hello.atlassian-dev.net/', /https/],
    ['not an address', /address/],
  ])('not %s', (url, problem) => {
    expect(pokeUrlProblem(url, false)).toMatch(problem);
  });

  it('on this machine in development', () => {
    expect(pokeUrlProblem('http://127.0.0.1:9000/poke', true)).toBeNull();
    expect(pokeUrlProblem('http://evil.example/', true)).toMatch(/https/);
  });
});
