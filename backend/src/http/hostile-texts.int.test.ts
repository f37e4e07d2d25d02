import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hostileTexts } from '../testing/hostile-texts.js';
import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { RATE_LIMIT_USER_PER_MINUTE: '100000' } });
});
afterAll(() => app.close());

const root = path.resolve(__dirname, '../../..');

describe('B9: hostile texts in what is served', () => {
  it('come back from the API as they were given, as JSON that no browser takes for a page', async () => {
    for (const text of hostileTexts.inPages) {
      const made = await app.call('POST', '/features', { body: { title: text, description: text } });
      expect([text, made.status]).toEqual([text, 201]);
      expect(made.body.data).toMatchObject({ title: text.trim(), description: text });
      expect(made.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(made.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('never come back in HTML: not from an address, a query or a header', async () => {
    const places = ['/api/docs/', '/api/docs?q=', '/api/v1/features/', '/api/v1/', '/live/', '/assets/', '/'];
    for (const text of hostileTexts.inPages.filter((one) => one.includes('<')).slice(0, 40))
      for (const place of places) {
        const answer = await fetch(`${app.url}${place}${encodeURIComponent(text)}`, {
          headers: { 'x-request-id': 'x', 'user-agent': encodeURI(text), accept: 'text/html' },
        });
        const body = await answer.text();
        expect(body).not.toContain(text);
        if (answer.status >= 400) expect(answer.headers.get('content-type')).not.toMatch(/html/);
      }
  });

  it('would not run in a page either: scripts come from this server alone, and nothing frames it', async () => {
    for (const place of ['/api/docs', '/api/v1/session', '/nowhere']) {
      const { headers } = await fetch(`${app.url}${place}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('find no part of a page that takes text for HTML', async () => {
    const folders = ['backend/web/src', 'forge-app/board/src'];
    const found: string[] = [];
    let files = 0;
    for (const folder of folders)
      for (const entry of await readdir(path.join(root, folder), { recursive: true })) {
        if (!/\.tsx?$/.test(entry) || entry.includes('.test.')) continue;
        files += 1;
        const source = await readFile(path.join(root, folder, entry), 'utf8');
        if (
          /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/.test(
            source,
          )
        )
          found.push(`${folder}/${entry}`);
      }
    expect(files).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});

describe('B9: links that customers’ words carry', () => {
  it.each([
    'javascript:globalThis.hostile=1',
    'JaVaScRiPt:globalThis.hostile=1',
    ' javascript:globalThis.hostile=1',
    'java\nscript:globalThis.hostile=1',
    'data:text/html,<script>globalThis.hostile=1</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example',
    'https:evil',
  ])('%j is no address a signal can link to, or a plain web address', async (permalink) => {
    const { status, body } = await app.call('POST', '/signals', { body: { text: 'x', permalink } });
    if (status === 201) expect(new URL(body.data.permalink).protocol).toMatch(/^https?:$/);
    else expect(status).toBe(400);
  });
});
