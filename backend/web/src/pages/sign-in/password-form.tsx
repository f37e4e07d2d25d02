import { api } from '@valora/contracts';
import { useWorld } from '../../app/world-context.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import { TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { enter } from '../../session/enter.js';

const kinds = { email: 'text', password: 'secret' } as const;

export const PasswordForm = ({ next }: { readonly next: string }) => {
  const { transport } = useWorld();
  const form = useForm({
    kinds,
    initial: { email: '', password: '' },
    schema: api.identity.login.body,
    send: async (body) => {
      await transport.call(api.identity.login, { body });
      enter(next);
    },
  });
  return (
    <Form form={form}>
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" isRequired />
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <FormActions form={form} submit="Sign in" attempt="sign in" />
    </Form>
  );
};
