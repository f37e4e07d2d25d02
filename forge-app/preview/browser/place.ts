import { useSyncExternalStore } from 'react';

/** Where one is in the site, who one is, and the theme: all of it in the address. */
export interface Place {
  readonly page: 'issue' | 'board' | 'backlog' | 'project' | 'settings' | 'dashboard' | 'admin';
  readonly issueKey: string;
  readonly accountId: string;
  readonly theme: 'light' | 'dark';
}

const pages = ['issue', 'board', 'backlog', 'project', 'settings', 'dashboard', 'admin'] as const;

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

const listeners = new Set<() => void>();
addEventListener('popstate', () => {
  for (const listener of listeners) listener();
});

export const hrefOf = ({ page, issueKey, accountId, theme }: Place): string =>
  `/${page}${page === 'issue' ? `/${issueKey}` : ''}?${new URLSearchParams({ person: accountId, theme }).toString()}`;

export const goTo = (place: Place): void => {
  history.pushState(null, '', hrefOf(place));
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePlace = (standard: Place): Place => {
  const address = useSyncExternalStore(subscribe, () => location.href);
  return address === '' ? standard : { ...standard, ...read() };
};
