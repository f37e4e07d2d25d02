import Button from '@atlaskit/button/new';
import { boardApi, ConfirmDialog, Pill, Select, useFormat, useSession } from '@valora/board';
import type { Data } from '@valora/contracts';
import type { api } from '@valora/contracts';
import { useState } from 'react';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';
import { roleOf, roleOptions } from './roles.js';

type Member = Data<typeof api.identity.members>['items'][number];

const MemberRow = ({ member, onRemove }: { readonly member: Member; readonly onRemove: () => void }) => {
  const { user, team } = useSession();
  const format = useFormat();
  const [update] = boardApi.useUpdateMemberMutation();
  const { isRunning, run } = useAction();
  const isSelf = member.user.id === user.id;
  const change = (value: string) => {
    const role = roleOf(value);
    if (role === null) return;
    void run({ attempt: 'change the role', done: `${member.user.name} is now ${role}.` }, () =>
      update({ params: { id: team.id, userId: member.user.id }, body: { role } }).unwrap(),
    );
  };
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          {member.user.name} {isSelf ? <Pill tone="info">you</Pill> : null}
        </span>
        <span className={rows.meta}>
          {member.user.email}, since {format.day(member.since)}
        </span>
      </div>
      <div className={rows.actions}>
        <Select
          aria-label={`Role of ${member.user.name}`}
          value={member.role}
          disabled={isRunning}
          onChange={(event) => change(event.target.value)}
        >
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        {isSelf ? null : (
          <Button appearance="subtle" onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </li>
  );
};

/** Who is in the team, with the role of each. */
export const MemberList = ({ members }: { readonly members: readonly Member[] }) => {
  const { team } = useSession();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [remove] = boardApi.useRemoveMemberMutation();
  const { isRunning, run } = useAction();
  const confirm = async (member: Member) => {
    await run({ attempt: 'remove the member', done: `${member.user.name} is no longer in the team.` }, () =>
      remove({ params: { id: team.id, userId: member.user.id } }).unwrap(),
    );
    setLeaving(null);
  };
  return (
    <>
      <ul className={rows.rows}>
        {members.map((member) => (
          <MemberRow key={member.user.id} member={member} onRemove={() => setLeaving(member)} />
        ))}
      </ul>
      {leaving === null ? null : (
        <ConfirmDialog
          title={`Remove ${leaving.user.name}?`}
          confirmLabel="Remove"
          isDangerous
          isBusy={isRunning}
          onConfirm={() => void confirm(leaving)}
          onClose={() => setLeaving(null)}
        >
          Their sessions end at once. What they gave stays, under their name.
        </ConfirmDialog>
      )}
    </>
  );
};
