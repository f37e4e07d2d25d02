import Button from '@atlaskit/button/new';
import type { Feature, Outcome } from '@valora/contracts';
import { useState, type FormEvent } from 'react';
import { useRecordOutcomeMutation } from '../data/hooks.js';
import { useSession } from '../page/session-context.js';
import { asApiFailure, problemsOf } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { TextAreaField, TextField } from '../ui/form-fields.js';
import { useNotify } from '../ui/notices.js';
import { readOutcome, toOutcomeDraft, type OutcomeDraft } from './read-outcome.js';
import styles from './drawer.module.css';

interface OutcomeFormProps {
  readonly feature: Feature;
  readonly outcome: Outcome | null;
  readonly onDone: () => void;
}

/** Effort, release and realised value; each may be left open, nothing is not zero. */
export const OutcomeForm = ({ feature, outcome, onDone }: OutcomeFormProps) => {
  const [draft, setDraft] = useState(() => toOutcomeDraft(outcome));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [record, { isLoading, error }] = useRecordOutcomeMutation();
  const { team } = useSession();
  const { tell } = useNotify();
  const failure = error ? asApiFailure(error) : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readOutcome(draft);
    setProblems('problems' in read ? read.problems : {});
    if ('problems' in read) return;
    const result = await record({ params: { id: feature.id }, body: read.body });
    if (result.error) return;
    tell({
      kind: 'done',
      text: `The outcome of ${feature.key} was recorded; it counts in every later prediction.`,
    });
    onDone();
  };
  const bind = (field: keyof OutcomeDraft) => ({
    value: draft[field],
    onChange: (value: string) => {
      setDraft((now) => ({ ...now, [field]: value }));
    },
    problems: [...(problems[field] === undefined ? [] : [problems[field]]), ...problemsOf(failure, field)],
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={styles['form']}>
      <p className={styles['small']}>Recording an outcome marks the feature as delivered.</p>
      <div className={styles['pair']}>
        <TextField label="Actual effort, person-days" inputMode="decimal" {...bind('actualEffortDays')} />
        <TextField
          label={`Realised value, ${team.currency}`}
          hint="0: no effect. Below 0: a loss."
          inputMode="decimal"
          {...bind('realisedValue')}
        />
        <TextField label="Released on" type="date" {...bind('releasedOn')} />
      </div>
      <TextAreaField label="Note" maxLength={2000} {...bind('note')} />
      {failure ? <ErrorMessage failure={failure} attempt="record the outcome" /> : null}
      <div className={styles['actions']}>
        <Button type="submit" appearance="primary" isLoading={isLoading}>
          Record
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
