/** Pages that need no session; going back to one of them after signing in would show it again. */
const entrances = ['/sign-in', '/welcome', '/join'];

export const isEntrance = (pathname: string): boolean => entrances.includes(pathname);

/** Where to go after signing in: a path of this site, never another site's address. */
export const nextPath = (asked: string | null): string => {
  if (asked === null || !asked.startsWith('/') || /^\/[/\\]/.test(asked)) return '/';
  const url = new URL(asked, 'https://valora.invalid');
  if (url.origin !== 'https://valora.invalid') return '/';
  return isEntrance(url.pathname) ? '/' : `${url.pathname}${url.search}${url.hash}`;
};

/** Address of the sign-in page that leads back to `path`. */
export const signInPath = (path: string): string => {
  const next = nextPath(path);
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
};
