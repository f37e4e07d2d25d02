import Button from '@atlaskit/button/new';
import { boardApi } from '@valora/board';
import { api } from '@valora/contracts';
import { ChoiceField } from '../../forms/choice-field.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import formStyles from '../../forms/form.module.css';
import { TextAreaField, TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { Section } from '../../ui/section.js';
import { useNotices } from '../../ui/notices.js';
import { intentOptions, sentimentOptions, sourceOptions, urgencyOptions } from './signal-words.js';
import styles from './record-signal.module.css';

const kinds = {
  text: 'text',
  companyName: 'textOrNull',
  author: 'textOrNull',
  source: 'text',
  permalink: 'textOrNull',
  sentiment: 'textOrNull',
  intent: 'textOrNull',
  urgency: 'textOrNull',
} as const;
const blank = {
  text: '',
  companyName: '',
  author: '',
  source: 'manual',
  permalink: '',
  sentiment: '',
  intent: '',
  urgency: '',
};

/** Writes down what a customer said. */
export const RecordSignal = ({ onDone }: { readonly onDone: () => void }) => {
  const [record] = boardApi.useRecordSignalMutation();
  const notices = useNotices();
  const form = useForm({
    kinds,
    initial: blank,
    schema: api.signals.record.body,
    send: async (body) => {
      await record({ body }).unwrap();
      notices.done('The signal is recorded.');
      onDone();
    },
  });
  return (
    <div className={styles.panel}>
      <Section
        title="Record a signal"
        intro="In the customer’s words; what you make of it belongs to the feature."
      >
        <Form form={form}>
          <TextAreaField form={form} name="text" label="What they said" isRequired />
          <div className={formStyles.pair}>
            <TextField
              form={form}
              name="companyName"
              label="Company"
              hint="Found by name, or made."
              autoComplete="off"
            />
            <TextField form={form} name="author" label="Person" autoComplete="off" />
            <ChoiceField form={form} name="source" label="Where from" options={sourceOptions} isRequired />
            <TextField form={form} name="permalink" label="Link to it" type="url" placeholder="https://…" />
            <ChoiceField form={form} name="intent" label="Kind" options={intentOptions} />
            <ChoiceField form={form} name="sentiment" label="Mood" options={sentimentOptions} />
            <ChoiceField form={form} name="urgency" label="Urgency" options={urgencyOptions} />
          </div>
          <FormActions form={form} submit="Record" attempt="record the signal">
            <Button appearance="subtle" onClick={onDone}>
              Cancel
            </Button>
          </FormActions>
        </Form>
      </Section>
    </div>
  );
};
