import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ConfirmDialog, Field, problemsOf, TextArea, useWhyNot } from '@valora/board';
import type { Model, ModelKind } from '@valora/contracts';
import { useState, type ReactNode } from 'react';
import { useNotices } from '../../ui/notices.js';
import { kindWords } from './performance-words.js';

interface ReasonDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks why; the reason stays beside the model. */
const ReasonDialog = (props: ReasonDialogProps) => {
  const [reason, setReason] = useState('');
  const failure = props.error === undefined ? null : asApiFailure(props.error);
  return (
    <ConfirmDialog
      title={props.title}
      confirmLabel={props.confirmLabel}
      isBusy={props.isBusy}
      isConfirmDisabled={reason.trim() === ''}
      failure={failure}
      onConfirm={() => props.onConfirm(reason.trim())}
      onClose={props.onClose}
    >
      <p>{props.children}</p>
      <Field label="Why" isRequired problems={problemsOf(failure, 'reason')}>
        {(binding) => (
          <TextArea
            {...binding}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value.replaceAll('\n', ' '))}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
};

/** Lets a person choose a model whatever the rule said of it; nothing for who may not. */
export const MakeChampion = ({ model }: { readonly model: Model }) => {
  const [isOpen, setOpen] = useState(false);
  const [promote, { isLoading, error, reset }] = boardApi.usePromoteModelMutation();
  const notices = useNotices();
  if (useWhyNot('models.promote') !== null) return null;
  const close = () => {
    setOpen(false);
    reset();
  };
  const confirm = async (reason: string) => {
    const answer = await promote({ params: { id: model.id }, body: { reason } });
    if (answer.error !== undefined) return;
    notices.done('It is the champion now; all features are predicted again.');
    close();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Make champion</Button>
      {isOpen ? (
        <ReasonDialog
          title={`Make ${model.version} the champion?`}
          confirmLabel="Make champion"
          isBusy={isLoading}
          error={error}
          onConfirm={(reason) => void confirm(reason)}
          onClose={close}
        >
          It predicts {kindWords[model.kind].predicts} from now on, whatever the comparison on held-out
          outcomes said, and all features are predicted again.
        </ReasonDialog>
      ) : null}
    </>
  );
};

/** Returns to the champion before this one, or to the base model; nothing for who may not. */
export const BackToBefore = ({ kind }: { readonly kind: ModelKind }) => {
  const [isOpen, setOpen] = useState(false);
  const [rollBack, { isLoading, error, reset }] = boardApi.useRollBackModelMutation();
  const notices = useNotices();
  if (useWhyNot('models.promote') !== null) return null;
  const close = () => {
    setOpen(false);
    reset();
  };
  const confirm = async (reason: string) => {
    const answer = await rollBack({ body: { kind, reason } });
    if (answer.error !== undefined) return;
    notices.done('The one before speaks again; all features are predicted again.');
    close();
  };
  return (
    <div>
      <Button onClick={() => setOpen(true)}>Back to the one before</Button>
      {isOpen ? (
        <ReasonDialog
          title={`Back to the model before for ${kindWords[kind].title.toLowerCase()}?`}
          confirmLabel="Go back"
          isBusy={isLoading}
          error={error}
          onConfirm={(reason) => void confirm(reason)}
          onClose={close}
        >
          The champion before this one predicts {kindWords[kind].predicts} again, or what speaks without one
          where there was none. All features are predicted again.
        </ReasonDialog>
      ) : null}
    </div>
  );
};
