import { boardApi } from '@valora/board';
import { api } from '@valora/contracts';
import { useState } from 'react';
import { ChoiceField } from '../../../forms/choice-field.js';
import { Form } from '../../../forms/form.js';
import { FormActions } from '../../../forms/form-actions.js';
import formStyles from '../../../forms/form.module.css';
import { TextField } from '../../../forms/text-field.js';
import { useForm } from '../../../forms/use-form.js';
import { CopyOnce } from '../../../ui/copy-once.js';
import { roleOptionsExplained } from '../members/roles.js';
import { expiryOptions } from './expiries.js';

const kinds = { name: 'text', role: 'text', expiresInDays: 'numberOrNull' } as const;
const blank = { name: '', role: 'viewer', expiresInDays: '365' };

/** Makes a token and shows its secret once. */
export const TokenForm = () => {
  const [create] = boardApi.useCreateApiTokenMutation();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm({
    kinds,
    initial: blank,
    schema: api.identity.createApiToken.body,
    send: async (body) => {
      const made = await create({ body }).unwrap();
      setSecret(made.secret);
      form.reset(blank);
    },
  });
  return (
    <>
      {secret === null ? null : (
        <CopyOnce label="Your new token" secret={secret} onDone={() => setSecret(null)} />
      )}
      <Form form={form}>
        <TextField
          form={form}
          name="name"
          label="What it is for"
          placeholder="Nightly export"
          autoComplete="off"
          isRequired
        />
        <div className={formStyles.pair}>
          <ChoiceField form={form} name="role" label="Role" options={roleOptionsExplained} isRequired />
          <ChoiceField
            form={form}
            name="expiresInDays"
            label="Ends after"
            options={expiryOptions}
            isRequired
          />
        </div>
        <FormActions form={form} submit="Make the token" attempt="make the token" />
      </Form>
    </>
  );
};
