import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';

/** A call of the backend that passed the host. */
export interface Call {
  readonly from: string;
  readonly accountId: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly typeId: string;
  readonly parentKey: string | null;
  readonly labels: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the backend and Jira said to each other. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly request: string;
  readonly response: string;
}

export interface Preview {
  readonly url: string;
  readonly browser: Browser;
  /** A page as somebody of the site, in a window of their own; closed at the end. */
  readonly open: (path: string, person?: string, theme?: 'light' | 'dark') => Promise<Page>;
  readonly control: (what: string, body?: unknown) => Promise<unknown>;
  readonly faults: () => Promise<readonly string[]>;
  readonly measures: () => Promise<readonly { moduleKey: string; milliseconds: number }[]>;
  readonly calls: () => Promise<readonly Call[]>;
  readonly issues: () => Promise<readonly JiraIssue[]>;
  readonly exchanges: () => Promise<readonly Exchange[]>;
  readonly backend: () => Promise<{ url: string; link: string; dataDir: string }>;
}

const root = path.resolve(__dirname, '../../..');

/** `npm run jira:preview`, as a developer runs it. Resolves to its address. */
const startHost = (args: readonly string[]): { child: ChildProcess; address: Promise<string> } => {
  const child = spawn(
    process.execPath,
    [path.join(root, 'backend/src/start/jira-preview.mjs'), '--port', '0', ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = /local host \(not .*\): (http:\S+)/.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    child.once('exit', (code) => {
      reject(new Error(`the host ended with ${String(code)}:\n${lines.join('\n')}`));
    });
  });
  return { child, address };
};

const stopHost = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
};

const readJson = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

const startMs = 180_000;

/** A local host and a browser for the tests of one file. No fault of the host is left unseen. */
export const setPreview = (...args: readonly string[]): { readonly current: () => Preview } => {
  let preview: Preview | null = null;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const { child, address } = startHost(args);
    ends.push(() => stopHost(child));
    const url = await address;
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
      url,
      browser,
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
