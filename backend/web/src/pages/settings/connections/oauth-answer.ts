export type OAuthAnswer =
  | { readonly kind: 'granted'; readonly code: string; readonly state: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'incomplete' };

/** What Atlassian put into the address when it sent the browser back (RFC 6749, 4.1.2). */
export const oauthAnswerOf = (search: URLSearchParams): OAuthAnswer => {
  const error = search.get('error');
  if (error !== null) {
    return {
      kind: 'refused',
      reason:
        error === 'access_denied' ? 'Access was not granted.' : (search.get('error_description') ?? error),
    };
  }
  const code = search.get('code');
  const state = search.get('state');
  return code && state ? { kind: 'granted', code, state } : { kind: 'incomplete' };
};
