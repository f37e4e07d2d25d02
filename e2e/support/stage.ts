import type { Browser } from 'playwright-core';
import { startFakeJira, type FakeJira } from '../../backend/src/testing/jira/index.js';
import { openBrowser } from './browser.js';
import { startValora, type RunningValora } from './start-valora.js';

export interface Stage {
  readonly valora: RunningValora;
  readonly browser: Browser;
  readonly jira: FakeJira;
}

/** Enough for sign-ins in quick succession, which a person does not do. */
const env = { ALLOW_LOOPBACK_JIRA: '1', RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000' };

/** A Valora, a browser and a Jira for the tests of one file; whatever was started ends, also when the rest did not start. */
export const setStage = (): { readonly current: () => Stage } => {
  let stage: Stage | null = null;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const jira = await startFakeJira();
    ends.push(jira.close);
    const valora = await startValora(env);
    ends.push(valora.stop);
    const browser = await openBrowser();
    ends.push(() => browser.close());
    stage = { valora, browser, jira };
  });
  afterAll(async () => {
    const failures: unknown[] = [];
    for (const end of ends.reverse()) await end().catch((error: unknown) => failures.push(error));
    expect(failures).toEqual([]);
  });
  return {
    current: () => {
      if (stage === null) throw new Error('the stage is not set');
      return stage;
    },
  };
};
