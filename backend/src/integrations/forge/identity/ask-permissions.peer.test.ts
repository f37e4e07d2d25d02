import { createManualClock, startFakeJira, type FakeJira } from '../../../testing/jira/index.js';
import { startPrism, type Prism } from '../../../testing/jira/prism.js';
import { withJiraDocument } from '../../../testing/jira/with-jira-document.js';
import { createJiraClient } from '../../jira/index.js';
import type { ForgeCall } from '../forge-call.js';
import { createPermissions, type Permissions } from './ask-permissions.js';

withJiraDocument('what is asked of Jira about people, against Atlassian’s document', () => {
  let jira: FakeJira;
  let prism: Prism;
  let permissions: Permissions;
  beforeAll(async () => {
    jira = await startFakeJira({
      projects: [{ key: 'SHOP', name: 'Shop' }],
      people: [{ accountId: 'acc-1', name: 'Olu Bright', permissions: { SHOP: ['BROWSE_PROJECTS'] } }],
    });
    // Turns every request and answer that breaks the document into an error.
    prism = await startPrism({ upstream: jira.apiBaseUrl });
    permissions = createPermissions({
      database: { global: () => Promise.resolve({ api_base_url: prism.baseUrl } as never) },
      clients: {
        forSite: (site) =>
          createJiraClient({
            ...site,
            clock: createManualClock(),
            patience: { tries: 1, maxWaitMs: 0 },
          }),
      },
      tokens: {
        keep: () => Promise.resolve(),
        accessToken: () => () => Promise.resolve(jira.systemToken),
      },
      clock: { now: () => new Date() },
    });
  }, 60_000);
  afterAll(async () => {
    await prism.close();
    await jira.close();
  });

  // One installation each, so that neither answer is the other’s from memory.
  const call = (userToken: string | null): ForgeCall & { accountId: string } => ({
    installationId: userToken ?? 'as the app',
    cloudId: jira.cloudId,
    environment: 'PRODUCTION',
    accountId: 'acc-1',
    project: null,
    issue: null,
    moduleKey: null,
    userToken,
  });

  it.each(['as the person', 'as the app'])('%s: rights in projects, and on the site alone', async (way) => {
    const asked = call(way === 'as the app' ? null : jira.userTokenOf('acc-1'));
    const id = jira.projectId('SHOP');
    expect(await permissions.rightsOf(asked, [id])).toEqual({
      isSiteAdmin: false,
      roles: { [id]: 'viewer' },
    });
    expect(await permissions.rightsOf(asked, [])).toEqual({ isSiteAdmin: false, roles: {} });
  });

  it('the name of a person, a project, and where the site is', async () => {
    const asked = call(jira.userTokenOf('acc-1'));
    const answers = await permissions.ask(asked, async (client) => [
      (await client.getUser('acc-1')).displayName,
      (await client.getProject(jira.projectId('SHOP'))).name,
      (await client.serverInfo()).baseUrl,
    ]);
    expect(answers).toEqual(['Olu Bright', 'Shop', jira.baseUrl]);
  });
});
