import { asApiFailure, boardApi } from '@valora/board';
import type { Epic } from '@valora/contracts';
import { useState } from 'react';
import { useNotices } from '../../ui/notices.js';
import { approvalMessage, type ApprovalResult } from './epic-words.js';

/** Approves epics one after the other: each is a decision of its own, and one that fails stops none of the others. */
export const useApproveMany = () => {
  const [approve] = boardApi.useApproveEpicMutation();
  const notices = useNotices();
  const [isRunning, setRunning] = useState(false);
  const approveMany = async (epics: readonly Epic[]): Promise<void> => {
    setRunning(true);
    let result: ApprovalResult = { approved: 0, failed: [] };
    for (const { id, featureKey } of epics) {
      const answer = await approve({ params: { id } });
      result =
        answer.error === undefined
          ? { ...result, approved: result.approved + 1 }
          : {
              ...result,
              failed: [...result.failed, { featureKey, message: asApiFailure(answer.error).message }],
            };
    }
    setRunning(false);
    if (result.failed.length === 0) notices.done(approvalMessage(result));
    else notices.refused('Not every epic could be approved', approvalMessage(result));
  };
  return { isRunning, approveMany };
};
