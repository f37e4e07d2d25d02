import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchVerb } from '../../../backend/src/testing/launch-verb.js';
import type { CallRecord, Exchange } from '../../../forge-app/preview/shared.js';
import { openBrowser } from '../../support/browser.js';

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly typeId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Preview {
  /** A page as somebody of the site, in a window of their own; closed at the end. */
  readonly open: (path: string, person?: string, theme?: 'light' | 'dark') => Promise<Page>;
  readonly control: (what: string, body?: unknown) => Promise<unknown>;
  readonly faults: () => Promise<readonly string[]>;
  readonly measures: () => Promise<readonly { moduleKey: string; milliseconds: number }[]>;
  readonly calls: () => Promise<readonly CallRecord[]>;
  readonly issues: () => Promise<readonly JiraIssue[]>;
  readonly exchanges: () => Promise<readonly Exchange[]>;
  readonly backend: () => Promise<{ url: string; link: string; dataDir: string }>;
}

const root = path.resolve(__dirname, '../../..');

const readJson = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

const startMs = 180_000;

/** A local host and a browser for the tests of one file. No fault of the host is left unseen. */
export const setPreview = (...args: readonly string[]): { readonly current: () => Preview } => {
  let preview: Preview | null = null;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const { ready, stop } = launchVerb({
      root,
      script: 'jira-preview.mjs',
      args: ['--port', '0', ...args],
      says: /local host \(not .*\): (http:\S+)/,
    });
    ends.push(stop);
    const url = await ready;
    const browser = await openBrowser();
    ends.push(() => browser.close());
    const contexts = new Map<string, BrowserContext>();
    const contextOf = async (person: string): Promise<BrowserContext> => {
      const known =
        contexts.get(person) ?? (await browser.newContext({ viewport: { width: 1400, height: 1000 } }));
      contexts.set(person, known);
      return known;
    };
    preview = {
      open: async (place, person = 'acc-aino', theme = 'light') => {
        const page = await (await contextOf(person)).newPage();
        page.setDefaultTimeout(20_000);
        await page.goto(`${url}/${place}?person=${person}&theme=${theme}`);
        return page;
      },
      control: async (what, body = {}) => {
        const response = await fetch(`${url}/host/control/${what}`, {
          method: 'POST',
          body: JSON.stringify(body),
        });
        const answer = (await response.json()) as { message?: string };
        if (!response.ok) throw new Error(answer.message);
        return answer;
      },
      faults: () => readJson(`${url}/host/faults`),
      measures: () => readJson(`${url}/host/measures`),
      calls: () => readJson(`${url}/host/calls`),
      issues: () => readJson(`${url}/host/jira`),
      exchanges: () => readJson(`${url}/host/exchanges`),
      backend: () => readJson(`${url}/host/backend`),
    };
  }, startMs);

  afterAll(async () => {
    const failures: unknown[] = [];
    for (const end of ends.reverse()) await end().catch((error: unknown) => failures.push(error));
    expect(failures).toEqual([]);
  }, 60_000);

  return {
    current: () => {
      if (preview === null) throw new Error('the host did not start');
      return preview;
    },
  };
};
