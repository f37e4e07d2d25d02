import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.js';

const pages = ['issue', 'board', 'backlog', 'project', 'settings', 'dashboard', 'admin'] as const;

/** Where one is in the site, who one is, and the theme: all of it in the address. */
export interface Place {
  readonly page: (typeof pages)[number];
  readonly issueKey: string;
  readonly accountId: string;
  readonly theme: 'light' | 'dark';
}

const read = (): Partial<Place> => {
  const { pathname, searchParams } = new URL(location.href);
  const [, first = '', second = ''] = pathname.split('/');
  const page = pages.find((one) => one === first);
  const accountId = searchParams.get('person');
  return {
    ...(page === undefined ? {} : { page }),
    ...(second === '' ? {} : { issueKey: decodeURIComponent(second) }),
    ...(accountId === null ? {} : { accountId }),
    theme: searchParams.get('theme') === 'dark' ? 'dark' : 'light',
  };
};

const { subscribe, tell } = createListeners();
addEventListener('popstate', () => {
  tell();
});

export const hrefOf = ({ page, issueKey, accountId, theme }: Place): string =>
  `/${page}${page === 'issue' ? `/${issueKey}` : ''}?${new URLSearchParams({ person: accountId, theme }).toString()}`;

export const goTo = (place: Place): void => {
  history.pushState(null, '', hrefOf(place));
  tell();
};

export const usePlace = (standard: Place): Place => {
  const address = useSyncExternalStore(subscribe, () => location.href);
  return address === '' ? standard : { ...standard, ...read() };
};
