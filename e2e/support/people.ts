import type { Browser, BrowserContext } from 'playwright-core';
import { apiOf, type Api } from './api.js';
import type { RunningValora } from './start-valora.js';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const password = 'a long enough password';
export const mara: Person = { name: 'Mara Lindqvist', email: 'mara@example.com', password };
export const arne: Person = { name: 'Arne Holm', email: 'arne@example.com', password };

/** The first account with its team, made as by the one-time link. Returns the API in its name. */
export const makeOwner = async (valora: RunningValora): Promise<Api> => {
  const { accessToken } = await apiOf(valora, null).call<{ accessToken: string }>('POST', '/setup/owner', {
    linkToken: valora.link.split('#link=')[1],
    ...mara,
    team: { name: 'Harbour', currency: 'EUR', dayRate: 650, capacityDays: 60 },
    tokens: true,
  });
  return apiOf(valora, accessToken);
};

/** A browser in which this person is signed in. */
export const signIn = async (
  browser: Browser,
  { url }: Pick<RunningValora, 'url'>,
  { email, password: secret }: Person,
): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
  const answer = await context.request.post(`${url}/api/v1/auth/login`, {
    data: { email, password: secret },
  });
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
  return context;
};
