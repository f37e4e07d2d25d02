import { sentBy, showPanel } from '../testing/panel-screen';
import { notReached, ok } from '../testing/answers';
import { anEpic } from '../testing/panel-data';
import type { Epic } from '@valora/contracts';

const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const epicId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e50';

const previewRoute = `POST /api/v1/features/${id}/epic-preview`;
const preview = (existing: Epic | null = null, more = {}) =>
  ok({
    draft: {
      projectKey: 'PROJ',
      summary: 'Offline sync',
      description: 'Why',
      children: [{ summary: 'Store' }],
    },
    trackerConnected: true,
    trackerProblem: null,
    projects: [
      { key: 'PROJ', name: 'Product' },
      { key: 'OPS', name: 'Operations' },
    ],
    existing,
    ...more,
  });
const claimRoute = `PUT /api/v1/epics/${epicId}/claim`;
const reportRoute = `PUT /api/v1/epics/${epicId}/report`;
const claim = ok({
  state: 'send',
  epic: anEpic({ state: 'claimed' }),
  claimId: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e60',
  issue: { fields: { summary: 'Offline sync' }, properties: [] },
});
const jiraCreates = (status: number, body: unknown) => ({
  jira: ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path === '/rest/api/3/issue' ? { status, body } : undefined,
});

describe('creating an epic', () => {
  it('previews it, and asks for approval with what was changed', async () => {
    const screen = await showPanel(
      { role: 'contributor' },
      { [previewRoute]: () => preview(), 'POST /api/v1/epics': () => ok({ items: [anEpic()] }, 201) },
    );
    screen.click('Create epic');
    await screen.see('One per line; each becomes an issue below the epic.');
    expect(screen.field('Summary').props['defaultValue']).toBe('Offline sync');
    expect(screen.sees('Create it now as me')).toBe(false);
    screen.choose('Project', 'Operations (OPS)');
    screen.fill('Children', 'Store\n\n Merge ');
    await screen.until(
      () => (screen.field('Project').props['value'] as { value: string }).value === 'OPS',
      'Not chosen',
    );
    screen.click('Ask for approval');
    await screen.see('asked for by Ana, waits for approval');
    expect(sentBy(screen, 'POST', '/epics')[0]?.body).toEqual({
      items: [
        {
          featureId: id,
          draft: {
            projectKey: 'OPS',
            summary: 'Offline sync',
            description: 'Why',
            children: [{ summary: 'Store' }, { summary: 'Merge' }],
          },
        },
      ],
    });
  });

  it('is created as the person where they may approve, once', async () => {
    const screen = await showPanel(
      {},
      {
        [previewRoute]: () => preview(),
        'POST /api/v1/epics': () => ok({ items: [anEpic()] }, 201),
        [claimRoute]: () => claim,
        [reportRoute]: () => ok(anEpic({ state: 'created', jiraKey: 'PROJ-77' })),
      },
      jiraCreates(201, { id: '10077', key: 'PROJ-77' }),
    );
    screen.click('Create epic');
    await screen.see('Create it now as me');
    screen.click('Create it now as me');
    await screen.see('PROJ-77 is created as you');
    expect(screen.all('Link').map(({ props }) => props['href'])).toContain('/browse/PROJ-77');
    expect(screen.calls.jira.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(sentBy(screen, 'PUT', `/epics/${epicId}/report`)[0]?.body).toMatchObject({
      outcome: 'created',
      issueKey: 'PROJ-77',
    });
    expect(() => screen.button('Create it now as me')).toThrow('no button');
  });

  it('says what Jira refused, and may be tried again without asking for a second epic', async () => {
    let tries = 0;
    const screen = await showPanel(
      {},
      {
        [previewRoute]: () => preview(),
        'POST /api/v1/epics': () => ok({ items: [anEpic()] }, 201),
        [claimRoute]: () => claim,
        [reportRoute]: () => ok(anEpic({ state: 'failed' })),
      },
      {
        jira: ({ method, path }) => {
          if (method !== 'POST' || path !== '/rest/api/3/issue') return undefined;
          tries += 1;
          return tries === 1
            ? { status: 400, body: { errors: { customfield_1: 'Team is required.' } } }
            : { status: 201, body: { id: '10077', key: 'PROJ-77' } };
        },
      },
    );
    screen.click('Create epic');
    await screen.see('Create it now as me');
    screen.click('Create it now as me');
    await screen.see('Team is required.');
    screen.click('Create it now as me');
    await screen.see('PROJ-77 is created as you');
    expect(sentBy(screen, 'POST', '/epics')).toHaveLength(1);
  });

  it('warns against a second one where Jira did not answer', async () => {
    const screen = await showPanel(
      {},
      {
        [previewRoute]: () => preview(),
        'POST /api/v1/epics': () => ok({ items: [anEpic()] }, 201),
        [claimRoute]: () => claim,
        [reportRoute]: () => ok(anEpic({ state: 'uncertain' })),
      },
      jiraCreates(502, {}),
    );
    screen.click('Create epic');
    await screen.see('Create it now as me');
    screen.click('Create it now as me');
    await screen.see('do not create it again by hand');
    expect(() => screen.button('Create it now as me')).toThrow('no button');
  });
});

describe('an epic that exists or cannot be drafted', () => {
  it('shows the one that exists instead of a form', async () => {
    const existing = anEpic({ state: 'linked', jiraKey: 'PROJ-77' });
    const screen = await showPanel({ epic: existing }, { [previewRoute]: () => preview(existing) });
    screen.click('Show epic');
    await screen.see('Epic PROJ-77, asked for by Ana, is created and linked to this issue.');
    expect(screen.sees('Summary')).toBe(false);
    expect(() => screen.button('Ask for approval')).toThrow('no button');
  });

  it('lets a manager create one that waits, without asking again', async () => {
    const existing = anEpic();
    const screen = await showPanel(
      { epic: existing },
      {
        [previewRoute]: () => preview(existing),
        [claimRoute]: () => claim,
        [reportRoute]: () => ok(anEpic({ state: 'created', jiraKey: 'PROJ-77' })),
      },
      jiraCreates(201, { id: '10077', key: 'PROJ-77' }),
    );
    screen.click('Show epic');
    await screen.see('waits for approval');
    screen.click('Create it now as me');
    await screen.see('PROJ-77 is created as you');
    expect(sentBy(screen, 'POST', '/epics')).toHaveLength(0);
  });

  it('takes a typed project where Jira names none, and says what is wrong with it', async () => {
    const screen = await showPanel(
      {},
      {
        [previewRoute]: () =>
          preview(null, { projects: [], trackerProblem: 'Jira did not name its projects.' }),
      },
    );
    screen.click('Create epic');
    await screen.see('Jira did not name its projects.');
    screen.fill('Project', 'nope');
    screen.fill('Summary', '  ');
    screen.click('Ask for approval');
    await screen.see('Choose a project, or give its key such as PROJ.');
    expect(screen.sees('Give the epic a summary.')).toBe(true);
    expect(sentBy(screen, 'POST', '/epics')).toHaveLength(0);
  });

  it('can be drafted again when the draft did not come', async () => {
    const answers = [notReached, preview()];
    const screen = await showPanel({}, { [previewRoute]: () => answers.shift() });
    screen.click('Create epic');
    await screen.see('Nothing was lost here');
    screen.click('Try again');
    await screen.see('Ask for approval');
  });
});
