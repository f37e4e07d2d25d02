import Button from '@atlaskit/button/new';
import { boardApi } from '@valora/board';
import { api } from '@valora/contracts';
import { Form } from '../../../forms/form.js';
import { FormActions } from '../../../forms/form-actions.js';
import formStyles from '../../../forms/form.module.css';
import { TextField } from '../../../forms/text-field.js';
import { useForm } from '../../../forms/use-form.js';
import { useAction } from '../../../ui/use-action.js';
import { useNotices } from '../../../ui/notices.js';

const kinds = { siteUrl: 'text', email: 'text', apiToken: 'secret', projectKey: 'textOrNull' } as const;
const blank = { siteUrl: '', email: '', apiToken: '', projectKey: '' };

const tokenPage = 'https://id.atlassian.com/manage-profile/security/api-tokens';

const ByAccount = () => {
  const [start] = boardApi.useStartJiraOAuthMutation();
  const { isRunning, run } = useAction();
  const go = () =>
    void run({ attempt: 'start the connection' }, async () => {
      const { authorizeUrl } = await start().unwrap();
      window.location.assign(authorizeUrl);
    });
  return (
    <p>
      <Button appearance="primary" onClick={go} isLoading={isRunning}>
        Continue with your Atlassian account
      </Button>
    </p>
  );
};

const ByToken = () => {
  const [connect] = boardApi.useConnectJiraMutation();
  const notices = useNotices();
  const form = useForm({
    kinds,
    initial: blank,
    schema: api.integrations.connectJira.body,
    send: async (body) => {
      const made = await connect({ body }).unwrap();
      form.reset(blank);
      notices.done(`${made.name} is connected.`);
    },
  });
  return (
    <Form form={form}>
      <TextField
        form={form}
        name="siteUrl"
        label="Site"
        type="url"
        placeholder="https://example.atlassian.net"
        isRequired
      />
      <div className={formStyles.pair}>
        <TextField
          form={form}
          name="email"
          label="E-mail of the account"
          type="email"
          autoComplete="off"
          isRequired
        />
        <TextField
          form={form}
          name="projectKey"
          label="Project for epics"
          placeholder="PROJ"
          autoComplete="off"
        />
      </div>
      <TextField
        form={form}
        name="apiToken"
        label="API token"
        type="password"
        autoComplete="off"
        hint={
          <>
            Made at{' '}
            <a href={tokenPage} target="_blank" rel="noreferrer">
              id.atlassian.com
            </a>
            . It is checked first, then kept encrypted; nobody can read it here again.
          </>
        }
        isRequired
      />
      <FormActions form={form} submit="Connect" attempt="connect Jira" />
    </Form>
  );
};

/** Two ways to the same connection: the account's consent where an OAuth app is set up, or an API token. */
export const ConnectJira = ({ oauthAvailable }: { readonly oauthAvailable: boolean }) => (
  <>
    {oauthAvailable ? (
      <>
        <ByAccount />
        <p>Or with an API token:</p>
      </>
    ) : null}
    <ByToken />
  </>
);
