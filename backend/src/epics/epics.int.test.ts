import { epics as contract } from '@valora/contracts';
import { removeFeature } from '../features/index.js';
import { aTeam } from '../testing/a-team.js';
import { rejectEpic } from './decide-epic.js';
import { getEpic, listEpics } from './epic-store.js';
import { epicJobHandlers, epicPeriodicHandlers } from './jobs.js';
import { previewEpic } from './preview-epic.js';
import { requestEpics } from './request-epics.js';
import { resolveAsExisting, resolveByRetry } from './resolve-epic.js';
import { maxTries } from './retry-delay.js';
import { epicsOnPostgres } from './testing/epics-on-postgres.js';
import { TrackerProblem } from './tracker.js';

const {
  database,
  team,
  tracker,
  bench,
  deps,
  connectTo,
  pass,
  inTeam,
  reread,
  aFeature,
  ask,
  approve,
  eventsOf,
} = epicsOnPostgres();

const approved = async (change: { jiraKey?: string; children?: { summary: string }[] } = {}) => {
  const { children, ...feature } = change;
  const epic = await ask((await aFeature(feature)).id, children);
  await approve(epic.id);
  await bench().relay();
  return epic.id;
};
const failing = (retryAfterMs: number | null) => () =>
  Promise.reject(new TrackerProblem('Jira said no.', { retryAfterMs }));

describe('asking and deciding', () => {
  it('previews the epic, with the project of the connection', async () => {
    const feature = await aFeature({ jiraKey: 'IDEA-7' });
    const preview = await previewEpic(deps(), { teamId: team().teamId, featureId: feature.id });
    expect(contract.preview.response.parse(preview)).toEqual(preview);
    expect(preview).toMatchObject({
      draft: { projectKey: 'SHOP', summary: 'Pay by invoice', children: [] },
      trackerConnected: true,
      projects: [{ key: 'SHOP' }],
      existing: null,
    });
    expect(preview.draft.description).toContain('The idea came from IDEA-7');
  });

  it('previews without a tracker, and with one in trouble', async () => {
    const feature = await aFeature();
    connectTo({ ...tracker(), listProjects: failing(5_000) });
    const ill = await previewEpic(deps(), { teamId: team().teamId, featureId: feature.id });
    expect(ill).toMatchObject({ trackerConnected: true, trackerProblem: 'Jira said no.', projects: [] });
    connectTo(null);
    const none = await previewEpic(deps(), { teamId: team().teamId, featureId: feature.id });
    expect(none).toMatchObject({ trackerConnected: false, trackerProblem: null, draft: { projectKey: '' } });
  });

  it('keeps one epic per feature, however often and by however many it is asked for', async () => {
    const feature = await aFeature();
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask(feature.id)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await eventsOf(asked[0]?.id ?? '')).toEqual(['epic.requested']);
    expect(contract.get.response.parse(asked[0])).toEqual(asked[0]);
  });

  it('asks for many at once, from their previews', async () => {
    const features = await Promise.all([1, 2, 3].map(() => aFeature({ jiraKey: 'IDEA-1' })));
    const items = features.map(({ id }) => ({ featureId: id }));
    const made = await inTeam((scope) =>
      requestEpics(deps(), scope, { items, actor: team().actor, projectKey: 'SHOP' }),
    );
    expect(made.map(({ featureId, draft }) => [featureId, draft.projectKey])).toEqual(
      features.map(({ id }) => [id, 'SHOP']),
    );
  });

  it('needs a project, refuses sample data and features that are not there', async () => {
    const request = (featureId: string) =>
      inTeam((scope) =>
        requestEpics(deps(), scope, { items: [{ featureId }], actor: team().actor, projectKey: null }),
      );
    await expect(request((await aFeature()).id)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(request((await aFeature({ isSample: true })).id)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(request(team().teamId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be rejected and asked for again, but not once it is on its way', async () => {
    const feature = await aFeature();
    const first = await ask(feature.id);
    const reject = (id: string) =>
      inTeam((scope) => rejectEpic(scope, { id, reason: 'Later', actor: team().actor }));
    expect(await reject(first.id)).toMatchObject({ state: 'rejected', problem: 'Later' });
    await expect(approve(first.id)).rejects.toMatchObject({ code: 'conflict' });
    const second = await ask(feature.id);
    expect(second.id).not.toBe(first.id);
    await approve(second.id);
    await bench().relay();
    await bench().work();
    await expect(reject(second.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lists newest first, by state, page and cursor', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await ask((await aFeature()).id)).id);
    await approve(ids[0] ?? '');
    const list = (query: object) => inTeam((scope) => listEpics(scope, { limit: 2, ...query }));
    const first = await list({});
    const next = await list({ cursor: first.pagination.nextCursor ?? '' });
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(ids.slice(0, 4));
    expect((await list({ page: 3 })).pagination).toMatchObject({ page: 3, total: 5, nextCursor: null });
    expect((await list({ state: 'approved' })).items.map(({ id }) => id)).toEqual([ids[0]]);
    await expect(list({ cursor: 'WzFd' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('shows nothing to another team', async () => {
    const epic = await ask((await aFeature()).id);
    const stranger = await aTeam(database());
    await expect(
      database().inTeam(stranger.teamId, (scope) => getEpic(scope, epic.id)),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('creating', () => {
  it('goes from approved over claimed and created to linked', async () => {
    const id = await approved({ jiraKey: 'IDEA-7' });
    await bench().work();
    expect(await reread(id)).toMatchObject({
      state: 'linked',
      jiraKey: 'SHOP-1',
      jiraUrl: 'https://acme.atlassian.net/browse/SHOP-1',
      decidedBy: team().actor.name,
      problem: null,
    });
    expect(tracker().related).toEqual(['IDEA-7 → SHOP-1']);
    expect(await eventsOf(id)).toEqual([
      'epic.requested',
      'epic.approved',
      'epic.claimed',
      'epic.created',
      'epic.linked',
    ]);
  });

  it('approving twice starts one job', async () => {
    const id = await approved();
    await approve(id);
    await bench().relay();
    expect(bench().waiting()).toHaveLength(1);
  });

  it('waits as long as Jira asks, and then goes on', async () => {
    const id = await approved();
    tracker().next(failing(1_800_000), failing(1_000));
    await bench().work();
    expect(bench().waiting()).toMatchObject([{ delayMs: 1_800_000, payload: { tries: 1 } }]);
    expect(await reread(id)).toMatchObject({
      state: 'claimed',
      problem: expect.stringContaining('tries again'),
    });
    await bench().workDelayed();
    expect(await reread(id)).toMatchObject({ state: 'linked', problem: null });
    expect(tracker().orders).toHaveLength(3);
  });

  it('asks a person after trying long enough', async () => {
    const id = await approved();
    tracker().next(...Array.from({ length: 50 }, () => failing(1_000)));
    await bench().workDelayed();
    expect(tracker().orders).toHaveLength(maxTries);
    expect(await reread(id)).toMatchObject({ state: 'failed', problem: 'Jira said no.' });
  });

  it('says at once what no waiting mends, and may be retried or rejected', async () => {
    const id = await approved();
    tracker().next(failing(null));
    await bench().work();
    expect(await reread(id)).toMatchObject({ state: 'failed', problem: 'Jira said no.' });
    await resolveByRetry(deps(), { teamId: team().teamId, id, actor: team().actor });
    await bench().relay();
    await bench().work();
    expect(await reread(id)).toMatchObject({ state: 'linked' });
  });

  it('is uncertain, not failed, when it may have been sent', async () => {
    const id = await approved();
    tracker().next(async (journal) => {
      await journal.beginSending(0);
      throw new TrackerProblem('Jira does not know us any more.', { retryAfterMs: null });
    });
    await bench().work();
    expect(await reread(id)).toMatchObject({ state: 'uncertain' });
    await expect(
      inTeam((scope) => rejectEpic(scope, { id, reason: 'x', actor: team().actor })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says so when no tracker is connected', async () => {
    const id = await approved();
    connectTo(null);
    await bench().work();
    expect(await reread(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('not connected'),
    });
  });

  it('drops an approved epic whose feature was removed meanwhile', async () => {
    const id = await approved();
    const { featureId } = await reread(id);
    await inTeam((scope) => removeFeature(scope, featureId, team().actor));
    await bench().work();
    expect(await reread(id)).toMatchObject({ state: 'rejected', problem: 'The feature was removed.' });
    expect(tracker().orders).toHaveLength(0);
  });

  it('keeps the epic and names the children that are missing', async () => {
    const id = await approved({
      children: [{ summary: 'Send' }, { summary: 'Remind' }, { summary: 'Book' }],
    });
    const issue = { id: '1', key: 'SHOP-1' };
    tracker().next(async (journal) => {
      await journal.made(0, issue);
      return {
        epic: { state: 'made', issue, twins: ['SHOP-9'] },
        children: [
          { state: 'made', issue: { id: '2', key: 'SHOP-2' }, twins: [] },
          { state: 'failed', reason: 'Team is required.' },
          { state: 'uncertain', reason: 'The connection to Jira broke.' },
        ],
      };
    });
    await bench().work();
    const { state, problem } = await reread(id);
    expect(state).toBe('linked');
    expect(problem).toMatch(/SHOP-9.*“Remind”: Team is required\. “Book” may or may not exist/);
  });

  it('keeps the epic when it may not be linked to the idea', async () => {
    const id = await approved({ jiraKey: 'IDEA-7' });
    tracker().relateFails(new TrackerProblem('Not allowed.', { retryAfterMs: null }));
    await bench().work();
    expect(await reread(id)).toMatchObject({
      state: 'linked',
      problem: 'The epic could not be linked to IDEA-7. Not allowed.',
    });
  });

  it('two runs at once note the sending once', async () => {
    const id = await approved();
    const handler = epicJobHandlers(deps())[0];
    let began = 0;
    const racing = async (journal: { beginSending: (part: number) => Promise<boolean> }) => {
      if (await journal.beginSending(0)) began += 1;
      return { epic: { state: 'uncertain', reason: 'Looking.' }, children: [] } as const;
    };
    tracker().next(racing, racing, racing);
    const payload = { epicId: id, round: 'r', tries: 0 };
    await Promise.all([1, 2, 3].map((n) => handler?.handle(payload, bench().contextOf(`j${String(n)}`))));
    expect(began).toBe(1);
    expect(await reread(id)).toMatchObject({ state: 'uncertain' });
  });
});

describe('a run that was overtaken', () => {
  it('sends nothing once a person has decided otherwise', async () => {
    const id = await approved();
    let sending: boolean | null = null;
    tracker().next(async (journal) => {
      await inTeam(({ trx }) =>
        trx('epics').where({ team_id: team().teamId, id }).update({ state: 'failed' }),
      );
      await inTeam((scope) => rejectEpic(scope, { id, reason: 'Not now', actor: team().actor }));
      sending = await journal.beginSending(0);
      return { epic: { state: 'uncertain', reason: 'Not sent.' }, children: [] };
    });
    await bench().work();
    expect(sending).toBe(false);
    expect(await reread(id)).toMatchObject({ state: 'rejected', problem: 'Not now' });
  });
});

describe('an uncertain epic', () => {
  const uncertain = async (change: { jiraKey?: string; children?: { summary: string }[] } = {}) => {
    const id = await approved(change);
    tracker().next(async (journal) => {
      await journal.beginSending(0);
      return { epic: { state: 'uncertain', reason: 'Jira did not answer in time.' }, children: [] };
    });
    await bench().work();
    return id;
  };
  const resolution = (id: string) => ({ teamId: team().teamId, id, actor: team().actor });
  const goOn = async () => {
    await bench().relay();
    await bench().work();
  };

  it('says why', async () => {
    const id = await uncertain();
    expect(await reread(id)).toMatchObject({ state: 'uncertain', problem: 'Jira did not answer in time.' });
    expect(await eventsOf(id)).toContain('epic.uncertain');
  });

  it('is linked when a person names the issue, and its children follow', async () => {
    const id = await uncertain({ jiraKey: 'IDEA-7', children: [{ summary: 'Send' }] });
    await resolveAsExisting(deps(), { ...resolution(id), jiraKey: 'SHOP-44' });
    await goOn();
    expect(await reread(id)).toMatchObject({ state: 'linked', jiraKey: 'SHOP-44' });
    expect(tracker().orders.at(-1)?.progress.get(0)).toEqual({
      state: 'made',
      issue: { id: '44', key: 'SHOP-44' },
    });
    expect(tracker().related).toEqual(['IDEA-7 → SHOP-44']);
  });

  it('does not take an issue that is not there, or that is another feature’s epic', async () => {
    const id = await uncertain();
    await expect(resolveAsExisting(deps(), { ...resolution(id), jiraKey: 'NONE-1' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const other = await approved();
    await bench().work();
    const { jiraKey } = await reread(other);
    await expect(
      resolveAsExisting(deps(), { ...resolution(id), jiraKey: jiraKey ?? '' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is sent again only when a person says it does not exist', async () => {
    const id = await uncertain();
    expect((await reread(id)).state).toBe('uncertain');
    await resolveByRetry(deps(), resolution(id));
    await goOn();
    expect(tracker().orders.at(-1)?.progress.size).toBe(0);
    expect(await reread(id)).toMatchObject({ state: 'linked' });
    await expect(resolveByRetry(deps(), resolution(id))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is looked for again by the clock, and linked when it shows', async () => {
    const id = await uncertain();
    const [sweep] = epicPeriodicHandlers(deps());
    pass(11 * 60_000);
    await sweep?.handle(bench().contextOf('sweep'));
    await sweep?.handle(bench().contextOf('sweep'));
    expect(bench().waiting()).toHaveLength(1);
    await bench().work();
    expect(tracker().orders.at(-1)?.progress.get(0)).toEqual({ state: 'sent' });
    expect(await reread(id)).toMatchObject({ state: 'linked' });
  });

  it('is left to people after a day', async () => {
    await uncertain();
    pass(25 * 3_600_000);
    await epicPeriodicHandlers(deps())[0]?.handle(bench().contextOf('sweep'));
    expect(bench().waiting()).toHaveLength(0);
  });
});

describe('the sweep', () => {
  it('takes up an epic whose job was lost, but leaves alone what waits for Jira', async () => {
    const lost = await approved();
    const patient = await approved();
    tracker().next(failing(3_600_000));
    const handler = epicJobHandlers(deps())[0];
    await handler?.handle({ epicId: patient, round: 'p', tries: 0 }, bench().contextOf('p'));
    pass(11 * 60_000);
    await epicPeriodicHandlers(deps())[0]?.handle(bench().contextOf('sweep'));
    const swept = bench()
      .waiting()
      .filter(({ jobId }) => jobId?.includes('sweep') === true);
    expect(swept.map(({ payload }) => payload['epicId'])).toEqual([lost]);
  });
});
