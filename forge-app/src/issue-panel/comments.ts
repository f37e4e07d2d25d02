import { requestJira } from '@forge/bridge';
import type { Answer } from '../shared/call-backend';
import { adfText } from '../shared/adf-text';

/** A comment of the issue as the person at the screen may read it. */
export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: string;
  /** Only some people may read it, so it stays in Jira. */
  readonly isRestricted: boolean;
}

interface JiraComment {
  readonly id: string;
  readonly author?: { readonly displayName?: string };
  readonly body?: unknown;
  readonly created: string;
  readonly visibility?: unknown;
  readonly jsdPublic?: boolean;
}

/** More would not be looked through in a dialog. */
const latest = 20;

const failed = (message: string): Answer<Comment[]> => ({
  ok: false,
  error: { code: 'vendor_failed', message, details: [], correlationId: null },
});

/** Latest comments, newest first, read in the browser as the person: nothing of them leaves Jira by this. */
export const readComments = async (issueId: string): Promise<Answer<Comment[]>> => {
  try {
    const response = await requestJira(
      `/rest/api/3/issue/${encodeURIComponent(issueId)}/comment?orderBy=-created&maxResults=${String(latest)}`,
      { headers: { accept: 'application/json' } },
    );
    if (!response.ok)
      return failed('Jira did not hand out the comments of this issue. Try again in a moment.');
    const { comments } = (await response.json()) as { comments: JiraComment[] };
    const data = comments.map(({ id, author, body, created, visibility, jsdPublic }) => ({
      id,
      author: author?.displayName ?? 'Somebody',
      text: adfText(body),
      createdAt: created,
      isRestricted: (visibility !== undefined && visibility !== null) || jsdPublic === false,
    }));
    return { ok: true, data };
  } catch {
    return failed('Jira did not answer. Try again in a moment.');
  }
};
