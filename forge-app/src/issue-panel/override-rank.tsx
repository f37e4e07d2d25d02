import { DatePicker, Select, Text, TextArea, Textfield } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useState } from 'react';
import { overrideRank } from '../shared/api';
import { problemsOf } from '../shared/call-backend';
import { Dialog } from '../shared/dialog';
import { Field, typedOf } from '../shared/field';
import { useAction } from '../shared/use-action';
import { dayProblem, expiresAt, expiryWords, type Expiry } from '../../board/src/page/expiry';
import { toDayField } from '../../board/src/format/dates';

interface OverrideRankProps {
  readonly data: IssuePanel;
  readonly onClose: () => void;
  readonly onMoved: (position: number) => void;
}
interface Option {
  readonly label: string;
  readonly value: Expiry;
}
interface Wanted {
  readonly position: number;
  readonly reason: string;
  readonly expiresAt: string | null;
}

const options: Option[] = (Object.keys(expiryWords) as Expiry[]).map((value) => ({
  label: expiryWords[value],
  value,
}));

/** Asks for position, reason and expiry of an override: a rank nobody can explain is worth nothing next month. */
export const OverrideRank = ({ data, onClose, onMoved }: OverrideRankProps) => {
  const { rankedCount } = data.explanation;
  const [place, setPlace] = useState(String(data.row.rank ?? 1));
  const [reason, setReason] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('quarter');
  const [day, setDay] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const action = useAction((wanted: Wanted) => overrideRank(data.featureId, wanted));

  const position = Number(place);
  const isPlace = /^[1-9][0-9]*$/.test(place.trim()) && position <= rankedCount;
  const badPlace = isPlace ? [] : [`Give a whole number from 1 to ${String(rankedCount)}.`];
  const badReason = reason.trim() === '' ? ['Say why, so that others can follow it.'] : [];
  const badDay = expiry === 'day' ? dayProblem(day, new Date()) : null;
  const shown = (own: readonly string[], field: string) => [
    ...(wasTried ? own : []),
    ...problemsOf(action.failure, field),
  ];
  const placeProblems = shown(badPlace, 'position');
  const reasonProblems = shown(badReason, 'reason');
  const dayProblems = shown(badDay === null ? [] : [badDay], 'expiresAt');

  const move = async () => {
    setWasTried(true);
    if (badPlace.length + badReason.length > 0 || badDay !== null) return;
    const wanted = {
      position,
      reason: reason.trim(),
      expiresAt: expiresAt(expiry, { now: new Date(), day }),
    };
    const answer = await action.start(wanted);
    if (answer?.ok) onMoved(position);
  };

  return (
    <Dialog
      title={`Move ${data.key}`}
      onClose={onClose}
      failure={action.failure}
      actions={[{ label: 'Move', busyLabel: 'Moving…', isBusy: action.isPending, run: () => void move() }]}
    >
      <Text>The model’s own rank stays visible beside it.</Text>
      <Field
        id="position"
        label={`Position, 1 to ${String(rankedCount)}`}
        isRequired
        problems={placeProblems}
      >
        <Textfield
          id="position"
          defaultValue={place}
          isInvalid={placeProblems.length > 0}
          onChange={(event) => {
            setPlace(typedOf(event));
          }}
        />
      </Field>
      <Field id="why" label="Reason" isRequired problems={reasonProblems}>
        <TextArea
          id="why"
          defaultValue={reason}
          maxLength={500}
          isInvalid={reasonProblems.length > 0}
          onChange={(event) => {
            setReason(typedOf(event));
          }}
        />
      </Field>
      <Field id="expiry" label="How long" hint="Afterwards the model’s rank counts again.">
        <Select
          inputId="expiry"
          options={options}
          value={options.find(({ value }) => value === expiry)}
          onChange={(chosen: Option | null) => {
            if (chosen) setExpiry(chosen.value);
          }}
        />
      </Field>
      {expiry === 'day' ? (
        <Field id="day" label="Last day" isRequired problems={dayProblems}>
          <DatePicker
            id="day"
            value={day}
            minDate={toDayField(new Date())}
            isInvalid={dayProblems.length > 0}
            onChange={setDay}
          />
        </Field>
      ) : null}
    </Dialog>
  );
};
