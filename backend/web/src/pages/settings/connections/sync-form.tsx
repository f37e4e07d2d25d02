import { boardApi } from '@valora/board';
import { api, type Integration } from '@valora/contracts';
import { useNavigate } from 'react-router-dom';
import { Form } from '../../../forms/form.js';
import { FormActions } from '../../../forms/form-actions.js';
import { TextField } from '../../../forms/text-field.js';
import { useForm } from '../../../forms/use-form.js';
import styles from './sync-form.module.css';

export interface SyncFormProps {
  readonly integration: Integration;
  readonly onDone: () => void;
}

/** Brings issues in by JQL; what comes of it is an import like any other. */
export const SyncForm = ({ integration, onDone }: SyncFormProps) => {
  const [sync] = boardApi.useSyncIntegrationMutation();
  const navigate = useNavigate();
  const form = useForm({
    kinds: { jql: 'textOrNone' } as const,
    initial: { jql: '' },
    schema: api.integrations.sync.body,
    send: async (body) => {
      const { importId } = await sync({ params: { id: integration.id }, body }).unwrap();
      onDone();
      await navigate(`/import/${importId}`);
    },
  });
  return (
    <Form form={form} className={styles.form}>
      <TextField
        form={form}
        name="jql"
        label="Which issues, in JQL"
        placeholder="project = PROJ AND statusCategory != Done"
        autoComplete="off"
        hint="Empty brings in all issues of the project for epics, or all that the account sees."
      />
      <FormActions form={form} submit="Bring them in" attempt="bring the issues in" />
    </Form>
  );
};
