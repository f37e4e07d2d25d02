/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { hostileTexts } from '../backend/src/testing/hostile-texts.js';
import { setUpTeam } from './steps/first-run.js';
import { openBrowser } from './support/browser.js';
import { startValora, type RunningValora } from './support/start-valora.js';

jest.setTimeout(180_000);

let valora: RunningValora;
let browser: Browser;
let page: Page;
/** Dialogs, scripts that the browser stopped, errors: whatever a text did that is not being read. */
const deeds: string[] = [];
let featureIds: string[] = [];

beforeAll(async () => {
  valora = await startValora({ RATE_LIMIT_USER_PER_MINUTE: '100000', RATE_LIMIT_TEAM_PER_MINUTE: '100000' });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 2000 } });
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) deeds.push(message.text());
  });
  page.on('pageerror', (error) => deeds.push(String(error)));
  await setUpTeam(page, valora.link);
  await fill(hostileTexts.inPages);
});
afterAll(async () => {
  await browser.close();
  await valora.stop();
});

/** Every text of the corpus at every place that shows what people typed. */
const fill = async (texts: readonly string[]): Promise<void> => {
  featureIds = await page.evaluate(async (given) => {
    const ask = async (method: string, path: string, body?: unknown, version?: number) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          'content-type': path.startsWith('/imports') ? 'application/octet-stream' : 'application/json',
          ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const envelope = await answer.json();
      if (!envelope.success) throw new Error(`${method} ${path}: ${JSON.stringify(envelope.error)}`);
      return envelope.data;
    };
    const addOne = async (text: string): Promise<string> => {
      const { id } = await ask('POST', '/features', {
        title: text,
        description: text,
        labels: [text.slice(0, 50)],
      });
      const signal = await ask('POST', '/signals', {
        text,
        author: text.slice(0, 200),
        companyName: text.slice(0, 200),
        permalink: `https://example.com/?q=${encodeURIComponent(text).slice(0, 1500)}`,
      });
      await ask('POST', `/features/${id}/signals`, { signalId: signal.id });
      return id;
    };
    const ids: string[] = [];
    for (let at = 0; at < given.length; at += 10)
      ids.push(...(await Promise.all(given.slice(at, at + 10).map(addOne))));
    const some = given.slice(0, 4);
    for (const [index, text] of some.entries()) {
      await ask('PUT', `/features/${ids[index]}/outcome`, { actualEffortDays: 3, note: text });
      await ask('POST', '/api-tokens', { name: text.slice(0, 80), role: 'viewer' });
      await ask(
        'POST',
        '/imports?fileName=' + encodeURIComponent(text),
        `Key,Title,${text.replaceAll(/[",\n]/g, '')}\nK-${index},${text.replaceAll(/[",\n]/g, '')},x\n,,\n`,
      );
    }
    await ask('PUT', '/users/profile', { name: given[4] });
    await ask('POST', '/rankings/calculate');
    return ids;
  }, texts);
};

/** What in the page came from a text and not from us. */
const intruders = (): Promise<string[]> =>
  page.evaluate(() => {
    const found = Array.from(
      document.querySelectorAll(
        'script:not([src]), script[src^="data:"], img[src="x"], iframe, object, embed, base, [onerror], [onload], [onfocus], [onclick], [ontoggle], [onmouseover], [formaction], a[href^="javascript" i], a[href^="data:"], form[action^="javascript" i]',
      ),
    ).map((element) => element.outerHTML.slice(0, 200));
    return 'hostile' in globalThis ? [...found, 'a text ran'] : found;
  });

const places: readonly [string, string][] = [
  ['the board', '/'],
  ['the signals', '/signals'],
  ['the epics', '/epics'],
  ['the outcomes', '/outcomes'],
  ['the imports', '/import'],
  ['the team', '/settings/team'],
  ['the members', '/settings/members'],
  ['the criteria', '/settings/scoring'],
  ['the tokens', '/settings/tokens'],
  ['the audit trail', '/settings/audit'],
  ['the profile', '/profile'],
];

describe('B9: texts that would be code, in a real browser', () => {
  it.each(places)('are read and not run: %s', async (_name, place) => {
    await page.goto(`${valora.url}${place}`, { waitUntil: 'networkidle' });
    expect(await intruders()).toEqual([]);
    expect(deeds).toEqual([]);
  });

  it('are read and not run: the drawer of a feature, its signals and its history', async () => {
    for (const id of featureIds.slice(0, 4)) {
      await page.goto(`${valora.url}/?feature=${id}`, { waitUntil: 'networkidle' });
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        expect(await intruders()).toEqual([]);
      }
    }
    expect(deeds).toEqual([]);
  });

  it('are there to be read, word for word', async () => {
    await page.goto(`${valora.url}/signals`, { waitUntil: 'networkidle' });
    const shown = await page.locator('main').innerText();
    expect(hostileTexts.inPages.filter((text) => shown.includes(text)).length).toBeGreaterThan(5);
    await page.goto(`${valora.url}/?q=${encodeURIComponent('<svg onload')}`, {
      waitUntil: 'networkidle',
    });
    expect(await page.locator('main').innerText()).toContain('<svg onload=globalThis.hostile=1>');
    expect(await intruders()).toEqual([]);
    expect(deeds).toEqual([]);
  });
});
