import Button from '@atlaskit/button/new';
import type { Feature } from '@valora/contracts';
import { useState } from 'react';
import { useRemoveFeatureMutation } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useNotify } from '../ui/notices.js';
import { useBoardView } from '../url/use-board-view.js';

export const RemoveFeature = ({ feature }: { feature: Feature }) => {
  const [isAsking, setIsAsking] = useState(false);
  const [remove, { isLoading, error }] = useRemoveFeatureMutation();
  const [, change] = useBoardView();
  const { tell } = useNotify();
  const confirm = async () => {
    const result = await remove({ params: { id: feature.id } });
    if (result.error) return;
    change({ featureId: null, tab: 'why' }, 'push');
    tell({ kind: 'done', text: `${feature.key} was removed.` });
  };
  return (
    <>
      <Button
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Remove…
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={`Remove ${feature.key}?`}
          confirmLabel="Remove"
          isDangerous
          isBusy={isLoading}
          failure={error ? asApiFailure(error) : null}
          onConfirm={() => void confirm()}
          onClose={() => {
            setIsAsking(false);
          }}
        >
          <p style={{ margin: 0 }}>
            {feature.title} leaves the board. Its history and its signals stay; an import brings it back.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};
