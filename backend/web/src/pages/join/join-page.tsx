import { api } from '@valora/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useWorld } from '../../app/world-context.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import { TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { enter } from '../../session/enter.js';
import { useFragmentToken } from '../../session/use-fragment-token.js';
import { Entrance } from '../../shell/entrance.js';
import { invitationToken } from './invitation-token.js';

const kinds = { name: 'text', email: 'text', password: 'secret' } as const;

const JoinForm = ({ token }: { readonly token: string }) => {
  const { transport } = useWorld();
  const form = useForm({
    kinds,
    initial: { name: '', email: '', password: '' },
    fixed: { invitationToken: token },
    schema: api.identity.acceptInvitation.body,
    send: async (body) => {
      await transport.call(api.identity.acceptInvitation, { body });
      enter('/');
    },
  });
  return (
    <Form form={form}>
      <TextField form={form} name="name" label="Your name" autoComplete="name" isRequired />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" isRequired />
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. If you already have an account here, give its password."
        isRequired
      />
      <FormActions form={form} submit="Join the team" attempt="join the team" />
    </Form>
  );
};

const PasteInvitation = ({ onToken }: { readonly onToken: (token: string) => void }) => {
  const form = useForm({
    kinds: { link: 'text' } as const,
    initial: { link: '' },
    schema: invitationToken,
    send: (body) => {
      onToken(body.link);
      return Promise.resolve();
    },
  });
  return (
    <Form form={form}>
      <TextField
        form={form}
        name="link"
        label="Invitation link"
        placeholder="https://…/join#invitation=…"
        isRequired
      />
      <FormActions form={form} submit="Continue" attempt="read the link" />
    </Form>
  );
};

/** Joins a team by the invitation link the page was opened with, or one that is pasted. */
export const JoinPage = () => {
  const opened = useFragmentToken('invitation');
  const [pasted, setPasted] = useState<string | null>(null);
  const token = opened ?? pasted;
  return (
    <Entrance
      title="Join your team"
      message={
        token === null
          ? 'An invitation is a link that somebody of the team sends you.'
          : 'Say who you are, and you are in.'
      }
    >
      {token === null ? <PasteInvitation onToken={setPasted} /> : <JoinForm token={token} />}
      <p>
        <Link to="/sign-in">Sign in instead</Link>
      </p>
    </Entrance>
  );
};
