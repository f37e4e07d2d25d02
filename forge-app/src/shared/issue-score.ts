import { requestJira } from '@forge/bridge';
import type { IssueScore } from '@valora/contracts';
import { useCallback, useEffect, useState } from 'react';

/** Written by the backend; the key stands in the contract too, where importing it would bring zod into every screen. */
export const scoreProperty = 'valora.score';

/** What Jira itself keeps of the score: there without asking the backend, and as old as `writtenAt`. */
export type KeptScore =
  | { readonly state: 'loading' }
  | { readonly state: 'found'; readonly score: IssueScore }
  | { readonly state: 'none' }
  | { readonly state: 'unknown' };

const isScore = (value: unknown): value is IssueScore => {
  if (typeof value !== 'object' || value === null) return false;
  const { schema, rankedCount, writtenAt, missing } = value as Record<string, unknown>;
  return (
    schema === 1 && typeof rankedCount === 'number' && typeof writtenAt === 'string' && Array.isArray(missing)
  );
};

/** Never rejects; `unknown` where Jira did not answer. @forge/react's own hook would create the property. */
const readKeptScore = async (issueId: string): Promise<KeptScore> => {
  try {
    const response = await requestJira(
      `/rest/api/3/issue/${encodeURIComponent(issueId)}/properties/${scoreProperty}`,
      { headers: { accept: 'application/json' } },
    );
    if (response.status === 404) return { state: 'none' };
    if (!response.ok) return { state: 'unknown' };
    const { value } = (await response.json()) as { value?: unknown };
    return isScore(value) ? { state: 'found', score: value } : { state: 'none' };
  } catch {
    return { state: 'unknown' };
  }
};

/** The kept score of an issue, and a way to read it again. Null asks nothing. */
export const useKeptScore = (issueId: string | null): { kept: KeptScore; readAgain: () => void } => {
  const [read, setRead] = useState<{ readonly of: string | null; readonly kept: KeptScore } | null>(null);
  const readAgain = useCallback(() => {
    if (issueId === null) return;
    void readKeptScore(issueId).then((kept) => {
      setRead({ of: issueId, kept });
    });
  }, [issueId]);
  useEffect(() => {
    readAgain();
  }, [readAgain]);
  return { kept: read?.of === issueId ? read.kept : { state: 'loading' }, readAgain };
};
