import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ConfirmDialog, useWhyNot } from '@valora/board';
import type { Model, ModelKind } from '@valora/contracts';
import { useState, type ReactNode } from 'react';
import { useNotices } from '../../ui/notices.js';
import { ReasonField } from '../../ui/reason-field.js';
import { kindWords } from './performance-words.js';

interface ReasonedActionProps {
  readonly label: string;
  readonly title: string;
  readonly confirmLabel: string;
  readonly done: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Resolves to an `error` where it was refused. */
  readonly act: (reason: string) => Promise<{ readonly error?: unknown }>;
  readonly reset: () => void;
  readonly children: ReactNode;
}

/** A button that asks why before it acts; the reason stays beside the model. Nothing for who may not. */
const ReasonedAction = (props: ReasonedActionProps) => {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const notices = useNotices();
  if (useWhyNot('models.promote') !== null) return null;
  const failure = props.error === undefined ? null : asApiFailure(props.error);
  const close = () => {
    setOpen(false);
    setReason('');
    props.reset();
  };
  const confirm = async () => {
    const { error } = await props.act(reason.trim());
    if (error !== undefined) return;
    notices.done(props.done);
    close();
  };
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{props.label}</Button>
      {isOpen ? (
        <ConfirmDialog
          title={props.title}
          confirmLabel={props.confirmLabel}
          isBusy={props.isBusy}
          isConfirmDisabled={reason.trim() === ''}
          failure={failure}
          onConfirm={() => void confirm()}
          onClose={close}
        >
          <p>{props.children}</p>
          <ReasonField
            value={reason}
            failure={failure}
            onChange={(typed) => setReason(typed.replaceAll('\n', ' '))}
          />
        </ConfirmDialog>
      ) : null}
    </div>
  );
};

/** Lets a person choose a model whatever the rule said of it. */
export const MakeChampion = ({ model }: { readonly model: Model }) => {
  const [promote, { isLoading, error, reset }] = boardApi.usePromoteModelMutation();
  return (
    <ReasonedAction
      label="Make champion"
      title={`Make ${model.version} the champion?`}
      confirmLabel="Make champion"
      done="It is the champion now; all features are predicted again."
      isBusy={isLoading}
      error={error}
      act={(reason) => promote({ params: { id: model.id }, body: { reason } })}
      reset={reset}
    >
      It predicts {kindWords[model.kind].predicts} from now on, whatever the comparison on held-out outcomes
      said, and all features are predicted again.
    </ReasonedAction>
  );
};

/** Returns to the champion before this one, or to the base model. */
export const BackToBefore = ({ kind }: { readonly kind: ModelKind }) => {
  const [rollBack, { isLoading, error, reset }] = boardApi.useRollBackModelMutation();
  return (
    <ReasonedAction
      label="Back to the one before"
      title={`Back to the model before for ${kindWords[kind].title.toLowerCase()}?`}
      confirmLabel="Go back"
      done="The one before speaks again; all features are predicted again."
      isBusy={isLoading}
      error={error}
      act={(reason) => rollBack({ body: { kind, reason } })}
      reset={reset}
    >
      The champion before this one predicts {kindWords[kind].predicts} again, or what speaks without one where
      there was none. All features are predicted again.
    </ReasonedAction>
  );
};
