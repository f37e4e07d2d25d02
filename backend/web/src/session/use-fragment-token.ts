import { useEffect, useState } from 'react';
import { tokenInFragment } from './link-fragment.js';

/**
 * The one-time token the page was opened with, also when the link is opened in a tab that shows the page already. It
 * leaves the address bar, so that it is not kept in the history.
 */
export const useFragmentToken = (name: 'link' | 'invitation'): string | null => {
  const [token, setToken] = useState(() => tokenInFragment(window.location.hash, name));
  useEffect(() => {
    const take = () => setToken((before) => tokenInFragment(window.location.hash, name) ?? before);
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, [name]);
  useEffect(() => {
    if (token === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }, [token]);
  return token;
};
