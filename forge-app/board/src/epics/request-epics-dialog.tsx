import { BulkRequest } from './bulk-request.js';
import { SingleRequest } from './single-request.js';

interface RequestEpicsDialogProps {
  readonly featureIds: readonly string[];
  readonly onClose: () => void;
}

/** One feature gets its draft to read and change; several get one question for all. */
export const RequestEpicsDialog = ({ featureIds, onClose }: RequestEpicsDialogProps) => {
  const [first] = featureIds;
  if (first === undefined) return null;
  return featureIds.length === 1 ? (
    <SingleRequest featureId={first} onClose={onClose} />
  ) : (
    <BulkRequest featureIds={featureIds} onClose={onClose} />
  );
};
