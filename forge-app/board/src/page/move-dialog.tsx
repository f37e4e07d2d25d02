import { useState } from 'react';
import { useOverrideRankMutation } from '../data/hooks.js';
import { asApiFailure, problemsOf } from '../transport/api-error.js';
import { clampPosition } from '../list/move-position.js';
import type { Movable } from '../list/list-context.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Select, TextArea, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { dayProblem, expiresAt, expiryWords, type Expiry } from './expiry.js';
import { useUndo } from './use-undo.js';

interface MoveDialogProps {
  readonly row: Movable;
  readonly position: number | null;
  readonly rankedCount: number;
  readonly onClose: () => void;
}

const expiries = Object.keys(expiryWords) as Expiry[];

/** Asks for position, reason and expiry of an override: a rank nobody can explain is worth nothing next month. */
export const MoveDialog = ({ row, position, rankedCount, onClose }: MoveDialogProps) => {
  const [place, setPlace] = useState(String(position ?? row.rank ?? 1));
  const [reason, setReason] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('quarter');
  const [day, setDay] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [override, { isLoading, error }] = useOverrideRankMutation();
  const { tell } = useNotify();
  const undo = useUndo();
  const failure = error ? asApiFailure(error) : null;

  const wanted = Number(place);
  const placeProblem =
    Number.isInteger(wanted) && wanted === clampPosition(wanted, rankedCount)
      ? []
      : [`Give a whole number from 1 to ${String(rankedCount)}.`];
  const reasonProblem = reason.trim() === '' ? ['Say why, so that others can follow it.'] : [];
  const badDay = expiry === 'day' ? dayProblem(day, new Date()) : null;
  const isRight = placeProblem.length === 0 && reasonProblem.length === 0 && badDay === null;

  const confirm = async () => {
    setWasTried(true);
    if (!isRight) return;
    const body = {
      position: wanted,
      reason: reason.trim(),
      expiresAt: expiresAt(expiry, { now: new Date(), day }),
    };
    const result = await override({ params: { featureId: row.id }, body });
    if (result.error) return;
    tell({ kind: 'done', text: `${row.key} now stands at ${place}.`, action: { label: 'Undo', run: undo } });
    onClose();
  };

  return (
    <ConfirmDialog
      title={`Move ${row.key}`}
      confirmLabel="Move"
      onConfirm={() => void confirm()}
      onClose={onClose}
      isBusy={isLoading}
      failure={failure}
    >
      <p style={{ margin: 0 }}>{row.title}. The model’s own rank stays visible beside it.</p>
      <Field
        label={`Position, 1 to ${String(rankedCount)}`}
        isRequired
        problems={[...(wasTried ? placeProblem : []), ...problemsOf(failure, 'position')]}
      >
        {(binding) => (
          <TextInput
            {...binding}
            inputMode="numeric"
            value={place}
            onChange={(event) => {
              setPlace(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label="Reason"
        isRequired
        problems={[...(wasTried ? reasonProblem : []), ...problemsOf(failure, 'reason')]}
      >
        {(binding) => (
          <TextArea
            {...binding}
            maxLength={500}
            rows={3}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label="How long" hint="Afterwards the model’s rank counts again.">
        {(binding) => (
          <Select
            {...binding}
            value={expiry}
            onChange={(event) => {
              setExpiry(event.target.value as Expiry);
            }}
          >
            {expiries.map((name) => (
              <option key={name} value={name}>
                {expiryWords[name]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {expiry === 'day' ? (
        <Field label="Last day" isRequired problems={wasTried && badDay !== null ? [badDay] : []}>
          {(binding) => (
            <TextInput
              {...binding}
              type="date"
              value={day}
              onChange={(event) => {
                setDay(event.target.value);
              }}
            />
          )}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
};
