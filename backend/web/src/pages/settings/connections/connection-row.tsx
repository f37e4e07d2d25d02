import Button from '@atlaskit/button/new';
import { boardApi, ConfirmDialog, Pill, useFormat } from '@valora/board';
import type { Integration } from '@valora/contracts';
import { useState } from 'react';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';
import { useNotices } from '../../../ui/notices.js';
import { connectionStates } from './connections-message.js';
import { SyncForm } from './sync-form.js';

const useConnectionActions = (integration: Integration) => {
  const [test] = boardApi.useLazyTestIntegrationQuery();
  const [update] = boardApi.useUpdateIntegrationMutation();
  const [remove] = boardApi.useRemoveIntegrationMutation();
  const notices = useNotices();
  const { isRunning, run } = useAction();
  const params = { id: integration.id };
  return {
    isRunning,
    test: () =>
      void run({ attempt: 'reach Jira' }, async () => {
        const { ok, message } = await test({ params }).unwrap();
        if (ok) notices.done(message);
        else notices.refused('Jira did not answer as it should', message);
      }),
    change: (body: { paused: boolean; projectKey: string | null }, done: string) =>
      run({ attempt: 'change the connection', done }, () =>
        update({ params, body, ifMatch: integration.version }).unwrap(),
      ),
    remove: () =>
      run(
        { attempt: 'disconnect', done: `${integration.name} is disconnected; its secrets are forgotten.` },
        () => remove({ params }).unwrap(),
      ),
  };
};

const Disconnect = (props: { name: string; isBusy: boolean; onConfirm: () => void; onClose: () => void }) => (
  <ConfirmDialog
    title={`Disconnect ${props.name}?`}
    confirmLabel="Disconnect"
    isDangerous
    isBusy={props.isBusy}
    onConfirm={props.onConfirm}
    onClose={props.onClose}
  >
    Its secrets are forgotten at once. What came in from it stays.
  </ConfirmDialog>
);

const ways: Readonly<Record<Integration['auth'], string>> = {
  api_token: 'by API token',
  oauth: 'by Atlassian account',
  forge: 'through the Valora app in Jira',
};

/** One connection: how it stands, and what can be done with it. */
export const ConnectionRow = ({ integration }: { readonly integration: Integration }) => {
  const format = useFormat();
  const [open, setOpen] = useState<'none' | 'sync' | 'remove'>('none');
  const actions = useConnectionActions(integration);
  const { state, projectKey } = integration;
  const isPaused = state === 'paused';
  /** Made and ended in Jira. */
  const isApps = integration.auth === 'forge';
  const synced =
    integration.lastSyncedAt === null
      ? 'no issues brought in yet'
      : `brought in ${format.age(integration.lastSyncedAt)}`;
  const togglePause = () =>
    void actions.change(
      { paused: !isPaused, projectKey },
      isPaused ? `${integration.name} works again.` : `${integration.name} is paused.`,
    );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          {integration.name} <Pill tone={connectionStates[state].tone}>{connectionStates[state].label}</Pill>
        </span>
        {integration.problem === null ? null : <span>{integration.problem}</span>}
        <span className={rows.meta}>
          Jira {ways[integration.auth]}, {isApps ? 'projects are connected and followed there' : synced},
          epics go to {projectKey ?? 'the project chosen for each'}
        </span>
      </div>
      <div className={rows.actions}>
        <Button onClick={actions.test} isDisabled={actions.isRunning}>
          Test
        </Button>
        {isApps ? null : (
          <Button onClick={() => setOpen(open === 'sync' ? 'none' : 'sync')} isDisabled={isPaused}>
            Bring issues in
          </Button>
        )}
        <Button onClick={togglePause} isDisabled={actions.isRunning}>
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        {isApps ? null : (
          <Button appearance="subtle" onClick={() => setOpen('remove')}>
            Disconnect
          </Button>
        )}
      </div>
      {open === 'sync' ? <SyncForm integration={integration} onDone={() => setOpen('none')} /> : null}
      {open === 'remove' ? (
        <Disconnect
          name={integration.name}
          isBusy={actions.isRunning}
          onConfirm={() => void actions.remove().then(() => setOpen('none'))}
          onClose={() => setOpen('none')}
        />
      ) : null}
    </li>
  );
};
