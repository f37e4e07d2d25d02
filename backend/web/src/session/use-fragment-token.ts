import { useEffect, useState } from 'react';
import { tokenInFragment } from './link-fragment.js';

/** The one-time token the page was opened with; it leaves the address bar, so that it is not kept in the history. */
export const useFragmentToken = (name: 'link' | 'invitation'): string | null => {
  const [token] = useState(() => tokenInFragment(window.location.hash, name));
  useEffect(() => {
    if (token === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }, [token]);
  return token;
};
