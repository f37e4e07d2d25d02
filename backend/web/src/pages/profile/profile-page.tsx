import { boardApi, useSession } from '@valora/board';
import { api } from '@valora/contracts';
import { useState } from 'react';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import { TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { Page } from '../../ui/page.js';
import { Section } from '../../ui/section.js';

const NameForm = ({ name }: { readonly name: string }) => {
  const [update] = boardApi.useUpdateProfileMutation();
  const [said, setSaid] = useState('');
  const form = useForm({
    kinds: { name: 'text' } as const,
    initial: { name },
    schema: api.identity.updateProfile.body,
    send: async (body) => {
      await update({ body }).unwrap();
      setSaid('Saved.');
    },
  });
  return (
    <Form form={form}>
      <TextField form={form} name="name" label="Name" autoComplete="name" isRequired />
      <FormActions form={form} submit="Save" attempt="save your name" said={said} />
    </Form>
  );
};

const blankPasswords = { currentPassword: '', newPassword: '' };

const PasswordForm = ({ name, email }: { readonly name: string; readonly email: string }) => {
  const [update] = boardApi.useUpdateProfileMutation();
  const [said, setSaid] = useState('');
  const form = useForm({
    kinds: { currentPassword: 'secretOrNone', newPassword: 'secret' } as const,
    initial: blankPasswords,
    fixed: { name },
    schema: api.identity.updateProfile.body,
    send: async (body) => {
      await update({ body }).unwrap();
      form.reset(blankPasswords);
      setSaid('Your password is changed.');
    },
  });
  return (
    <Form form={form}>
      {/* Password managers look for the account a password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        form={form}
        name="currentPassword"
        label="Current password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <TextField
        form={form}
        name="newPassword"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters."
        isRequired
      />
      <FormActions form={form} submit="Change the password" attempt="change the password" said={said} />
    </Form>
  );
};

/** The signed-in person: name and password. */
export const ProfilePage = () => {
  const { user, role, team } = useSession();
  return (
    <Page title="Your profile" message={`You are ${user.name} (${user.email}), ${role} in ${team.name}.`}>
      <Section title="Name">
        <NameForm name={user.name} />
      </Section>
      <Section title="Password">
        <PasswordForm name={user.name} email={user.email} />
      </Section>
    </Page>
  );
};
