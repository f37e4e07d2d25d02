import type { DataPolicy, GivenBody, jiraFollowing } from '@valora/contracts';
import { useState } from 'react';
import { useAction } from '../../shared/use-action';
import { setPolicy } from '../settings-api';
import { isSamePolicy, readPolicy, toPolicyDraft, withdrawnFields, type PolicyDraft } from './policy-draft';

type PolicyBody = GivenBody<typeof jiraFollowing.setPolicy>;

/** What was typed into a policy, whether it can be saved, and what saving would remove. */
export const usePolicyForm = (stored: DataPolicy) => {
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => toPolicyDraft(stored));
  const [isAsking, setIsAsking] = useState(false);
  const save = useAction((body: PolicyBody) => setPolicy(base.projectId, base.version, body));
  const read = readPolicy(draft);
  const body = 'body' in read ? read.body : null;
  const withdrawn = body === null ? [] : withdrawnFields(base, body);

  const store = async () => {
    if (body === null) return;
    const answer = await save.start(body);
    setIsAsking(false);
    if (!answer?.ok) return;
    setBase(answer.data);
    setDraft(toPolicyDraft(answer.data));
  };
  return {
    base,
    draft,
    problems: 'problems' in read ? read.problems : {},
    withdrawn,
    isChanged: body !== null && !isSamePolicy(base, body),
    isAsking,
    save,
    put: (part: Partial<PolicyDraft>) => {
      save.clear();
      setDraft((now) => ({ ...now, ...part }));
    },
    /** Asks first where saving removes something. */
    submit: () => {
      if (withdrawn.length > 0) setIsAsking(true);
      else void store();
    },
    confirm: () => void store(),
    cancel: () => {
      setIsAsking(false);
    },
  };
};
export type PolicyForm = ReturnType<typeof usePolicyForm>;
