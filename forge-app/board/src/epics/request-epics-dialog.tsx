import { BulkRequest } from './bulk-request.js';
import { SingleRequest } from './single-request.js';

interface RequestEpicsDialogProps {
  readonly featureIds: readonly string[];
  readonly onClose: () => void;
  /** The requests were taken; the selection they came from has done its duty. */
  readonly onRequested: () => void;
}

/** One feature gets its draft to read and change; several get one question for all. */
export const RequestEpicsDialog = ({ featureIds, onClose, onRequested }: RequestEpicsDialogProps) => {
  const [first] = featureIds;
  if (first === undefined) return null;
  return featureIds.length === 1 ? (
    <SingleRequest featureId={first} onClose={onClose} onRequested={onRequested} />
  ) : (
    <BulkRequest featureIds={featureIds} onClose={onClose} onRequested={onRequested} />
  );
};
