import { api, type Route } from '@valora/contracts';

/** Routes that answer with a file are links, not calls. */
export const callableRoutes: readonly Route[] = Object.values(api)
  .flatMap((group): Route[] => Object.values(group))
  .filter((route) => route.file === undefined);

export const isRead = (route: Route): boolean => route.method === 'get' || route.readOnly === true;
