import { boardApi, useSession } from '@valora/board';
import { api, type FeatureRow } from '@valora/contracts';
import { useState } from 'react';
import { FeaturePicker } from '../../features/feature-picker.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import formStyles from '../../forms/form.module.css';
import { TextAreaField, TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { useNotices } from '../../ui/notices.js';
import { Section } from '../../ui/section.js';
import styles from './record-outcome.module.css';

const kinds = {
  actualEffortDays: 'numberOrNull',
  releasedOn: 'textOrNull',
  realisedValue: 'numberOrNull',
  note: 'textOrNull',
} as const;
const blank = { actualEffortDays: '', releasedOn: '', realisedValue: '', note: '' };

interface OutcomeFormProps {
  readonly feature: FeatureRow;
  readonly onDone: () => void;
}

const OutcomeForm = ({ feature, onDone }: OutcomeFormProps) => {
  const { team } = useSession();
  const [record] = boardApi.useRecordOutcomeMutation();
  const notices = useNotices();
  const form = useForm({
    kinds,
    initial: blank,
    schema: api.outcomes.record.body,
    send: async (body) => {
      await record({ params: { id: feature.id }, body }).unwrap();
      notices.done(`The outcome of ${feature.key} is recorded; later predictions learn from it.`);
      onDone();
    },
  });
  return (
    <Form form={form}>
      <p>
        <strong>
          {feature.key} {feature.title}
        </strong>{' '}
        becomes delivered. Leave open what you do not know; nothing is not zero.
      </p>
      <div className={formStyles.pair}>
        <TextField form={form} name="actualEffortDays" label="Person-days it took" inputMode="decimal" />
        <TextField form={form} name="releasedOn" label="Released on" type="date" />
        <TextField
          form={form}
          name="realisedValue"
          label={`What it returned, in ${team.currency}`}
          inputMode="decimal"
          hint="0 is no effect, below 0 a loss."
        />
      </div>
      <TextAreaField form={form} name="note" label="How you know" />
      <FormActions form={form} submit="Record" attempt="record the outcome" />
    </Form>
  );
};

/** Chooses a feature and records what became of it. */
export const RecordOutcome = ({ onDone }: { readonly onDone: () => void }) => {
  const [feature, setFeature] = useState<FeatureRow | null>(null);
  return (
    <div className={styles.panel}>
      <Section title="Record an outcome">
        {/* Choosing leaves the list where it is: with a keyboard every choice leads over others. */}
        <FeaturePicker label="Which feature" chosenId={feature?.id ?? null} onChoose={setFeature} />
        {feature === null ? null : <OutcomeForm feature={feature} onDone={onDone} />}
      </Section>
    </div>
  );
};
