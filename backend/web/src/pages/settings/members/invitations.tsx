import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, Pill, useFormat } from '@valora/board';
import { api } from '@valora/contracts';
import { useState } from 'react';
import { ChoiceField } from '../../../forms/choice-field.js';
import { Form } from '../../../forms/form.js';
import { FormActions } from '../../../forms/form-actions.js';
import formStyles from '../../../forms/form.module.css';
import { TextField } from '../../../forms/text-field.js';
import { useForm } from '../../../forms/use-form.js';
import { CopyOnce } from '../../../ui/copy-once.js';
import { Loading } from '../../../ui/loading.js';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';
import { roleOptionsExplained } from './roles.js';

const kinds = { email: 'textOrNone', role: 'text' } as const;
const blank = { email: '', role: 'contributor' };

const InviteForm = () => {
  const [invite] = boardApi.useCreateInvitationMutation();
  const [link, setLink] = useState<string | null>(null);
  const form = useForm({
    kinds,
    initial: blank,
    schema: api.identity.invite.body,
    send: async (body) => {
      const made = await invite({ body }).unwrap();
      setLink(made.link);
      form.reset(blank);
    },
  });
  return (
    <>
      {link === null ? null : (
        <CopyOnce label="Invitation link; send it to the person" secret={link} onDone={() => setLink(null)} />
      )}
      <Form form={form}>
        <div className={formStyles.pair}>
          <TextField
            form={form}
            name="email"
            label="E-mail"
            type="email"
            autoComplete="off"
            hint="With one, only this address can join. Valora sends no e-mail; you send the link."
          />
          <ChoiceField form={form} name="role" label="Role" options={roleOptionsExplained} isRequired />
        </div>
        <FormActions form={form} submit="Make a link" attempt="make an invitation" />
      </Form>
    </>
  );
};

const OpenInvitations = () => {
  const { data, error, refetch } = boardApi.useListInvitationsQuery();
  const [revoke] = boardApi.useRevokeInvitationMutation();
  const { isRunning, run } = useAction();
  const format = useFormat();
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="list invitations" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="invitations" />;
  if (data.items.length === 0) return <p>No invitation is open.</p>;
  return (
    <ul className={rows.rows}>
      {data.items.map((invitation) => (
        <li key={invitation.id} className={rows.row}>
          <div className={rows.words}>
            <span className={rows.name}>
              {invitation.email ?? 'Anybody with the link'} <Pill>{invitation.role}</Pill>
            </span>
            <span className={rows.meta}>
              by {invitation.invitedBy} {format.age(invitation.createdAt)}, ends{' '}
              {format.age(invitation.expiresAt)}
            </span>
          </div>
          <Button
            appearance="subtle"
            isDisabled={isRunning}
            onClick={() =>
              void run({ attempt: 'withdraw the invitation', done: 'The link no longer works.' }, () =>
                revoke({ params: { id: invitation.id } }).unwrap(),
              )
            }
          >
            Withdraw
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** New invitations and those still open. */
export const Invitations = () => (
  <>
    <InviteForm />
    <OpenInvitations />
  </>
);
