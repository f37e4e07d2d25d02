/** A one-time token from the part of the address after `#`, which browsers never send to a server or a log. */
export const tokenInFragment = (fragment: string, name: 'link' | 'invitation'): string | null => {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get(name);
  return token === null || token === '' ? null : token;
};
