import { epics as contract, type Epic } from '@valora/contracts';
import { removeFeature } from '../features/index.js';
import { AppError, newId } from '../platform/index.js';
import { aTeam } from '../testing/a-team.js';
import { rejectEpic } from './decide-epic.js';
import { handOutEpic, holdMs } from './hand-out-epic.js';
import { reportEpic } from './report-epic.js';
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
  ask: askFor,
  approve,
  eventsOf,
} = epicsOnPostgres();

const ask = async (): Promise<Epic> => askFor((await aFeature()).id);
const claim = async (id: string) => {
  const answer = await handOutEpic(deps(), { teamId: team().teamId, id, actor: team().actor });
  expect(contract.claim.response.parse(answer)).toEqual(answer);
  return answer;
};
const claimed = async (id: string) => {
  const answer = await claim(id);
  if (answer.state !== 'send') throw new Error('nothing was handed out');
  return answer;
};
type Said = Parameters<typeof reportEpic>[1]['said'];
const report = (id: string, said: Said) =>
  reportEpic(deps(), { teamId: team().teamId, id, said, actor: team().actor });
const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : String(error));

describe('claiming an epic as oneself', () => {
  it('approves and claims it, and says what to send', async () => {
    const { id } = await ask();
    const answer = await claimed(id);
    expect(answer.epic).toMatchObject({ state: 'claimed', decidedBy: team().actor.name });
    expect(answer.issue.fields).toMatchObject({ project: { key: 'SHOP' }, summary: 'Pay by invoice' });
    const { id: requestId } = answer.issue.properties[0]?.value as { id: string };
    expect(answer.issue.fields['labels']).toEqual([`valora-${requestId}`]);
    expect(await eventsOf(id)).toEqual(['epic.requested', 'epic.approved', 'epic.claimed']);
  });

  it('hands it out once, to ten who click at once', async () => {
    const { id } = await ask();
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(id)));
    expect(answers.filter(({ state }) => state === 'send')).toHaveLength(1);
  });

  it('takes one that somebody approved before its job began, and the job leaves it alone', async () => {
    const { id } = await ask();
    await approve(id);
    await bench().relay();
    await claimed(id);
    await bench().work();
    expect(tracker().orders).toHaveLength(0);
    expect(await reread(id)).toMatchObject({ state: 'claimed' });
    expect(
      bench()
        .waiting()
        .map(({ delayMs }) => delayMs),
    ).toEqual([holdMs + 500]);
  });

  it('does not hand out what a job creates, or what exists', async () => {
    const { id } = await ask();
    await approve(id);
    await bench().relay();
    await bench().work();
    expect(await claim(id)).toMatchObject({ state: 'in_hand', epic: { state: 'linked', jiraKey: 'SHOP-1' } });
  });

  it('refuses what is rejected, and what may or may not exist', async () => {
    const rejected = await ask();
    await inTeam((scope) => rejectEpic(scope, { id: rejected.id, reason: 'No.', actor: team().actor }));
    await expect(claim(rejected.id).catch(codeOf)).resolves.toBe('conflict');
    const open = await ask();
    await inTeam(({ trx }) => trx('epics').where({ id: open.id }).update({ state: 'uncertain' }));
    await expect(claim(open.id)).rejects.toThrow('Say which first');
  });

  it('says so where no Jira is connected, and what Jira says; then it can be claimed still', async () => {
    const { id } = await ask();
    connectTo(null);
    await expect(claim(id)).rejects.toThrow('Connect Jira');
    connectTo(tracker());
    tracker().describeFails(new TrackerProblem('Jira requires Team for a new Epic.', { retryAfterMs: null }));
    await expect(claim(id)).rejects.toMatchObject({
      code: 'vendor_failed',
      message: 'Jira requires Team for a new Epic.',
    });
    tracker().describeFails(null);
    expect(await reread(id)).toMatchObject({ state: 'awaiting_approval' });
    await claimed(id);
  });

  it('refuses it once the feature was removed', async () => {
    const epic = await ask();
    await inTeam((scope) => removeFeature(scope, epic.featureId, team().actor));
    await expect(claim(epic.id)).rejects.toThrow('The feature was removed.');
  });
});

describe('reporting what Jira said', () => {
  it('created: the epic exists, and the job links it', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    const epic = await report(id, { outcome: 'created', claimId, issueKey: 'SHOP-9' });
    expect(epic).toMatchObject({
      state: 'created',
      jiraKey: 'SHOP-9',
      jiraUrl: 'https://acme.atlassian.net/browse/SHOP-9',
    });
    await bench().relay();
    await bench().work();
    expect(await reread(id)).toMatchObject({ state: 'linked', jiraKey: 'SHOP-9', problem: null });
    expect(tracker().orders[0]?.progress.get(0)).toEqual({
      state: 'made',
      issue: { id: '9', key: 'SHOP-9' },
    });
  });

  it('created, told twice, changes nothing more', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    await report(id, { outcome: 'created', claimId, issueKey: 'SHOP-9' });
    const events = await eventsOf(id);
    expect(await report(id, { outcome: 'created', claimId, issueKey: 'SHOP-9' })).toMatchObject({
      state: 'created',
    });
    expect(await eventsOf(id)).toEqual(events);
  });

  it('created under a key that Jira does not have is refused', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    const said = { outcome: 'created', claimId, issueKey: 'NONE-1' } as const;
    await expect(report(id, said)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await reread(id)).toMatchObject({ state: 'claimed', jiraKey: null });
  });

  it('created with the epic of another feature is refused', async () => {
    const [one, other] = [await ask(), await ask()];
    const first = await claimed(one.id);
    await report(one.id, { outcome: 'created', claimId: first.claimId, issueKey: 'SHOP-9' });
    const { claimId } = await claimed(other.id);
    await expect(report(other.id, { outcome: 'created', claimId, issueKey: 'SHOP-9' })).rejects.toThrow(
      'SHOP-9 is the epic of another feature already.',
    );
  });

  it('created while Jira cannot be asked: the job looks for it by its mark', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    connectTo(null);
    expect(await report(id, { outcome: 'created', claimId, issueKey: 'SHOP-9' })).toMatchObject({
      state: 'claimed',
    });
    connectTo(tracker());
    await bench().work();
    expect(tracker().orders[0]?.progress.get(0)).toEqual({ state: 'sent' });
  });

  it('refused: failed with Jira’s words, and it may be claimed again', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    const said = { outcome: 'refused', claimId, message: 'summary: too long' } as const;
    expect(await report(id, said)).toMatchObject({ state: 'failed', problem: 'summary: too long' });
    const again = await claimed(id);
    expect(again.claimId).not.toBe(claimId);
    expect(again.epic).toMatchObject({ state: 'claimed', problem: null });
  });

  it('refused, told late for an earlier claim, does not take the later one back', async () => {
    const { id } = await ask();
    const first = await claimed(id);
    await report(id, { outcome: 'refused', claimId: first.claimId, message: 'No.' });
    await claimed(id);
    const late = { outcome: 'refused', claimId: first.claimId, message: 'No.' } as const;
    expect(await report(id, late)).toMatchObject({ state: 'claimed' });
    expect(await claim(id)).toMatchObject({ state: 'in_hand' });
  });

  it('unknown: the job looks at once and never sends', async () => {
    const { id } = await ask();
    const { claimId } = await claimed(id);
    tracker().next(() =>
      Promise.resolve({ epic: { state: 'uncertain', reason: 'It does not show.' }, children: [] }),
    );
    await report(id, { outcome: 'unknown', claimId });
    await bench().work();
    expect(tracker().orders[0]?.progress.get(0)).toEqual({ state: 'sent' });
    expect(await reread(id)).toMatchObject({ state: 'uncertain', problem: 'It does not show.' });
  });

  it('without any report the job looks after a minute', async () => {
    const { id } = await ask();
    await claimed(id);
    await bench().relay();
    await bench().work();
    expect(tracker().orders).toHaveLength(0);
    pass(holdMs + 1_000);
    await bench().workDelayed();
    expect(tracker().orders[0]?.progress.get(0)).toEqual({ state: 'sent' });
    expect(await reread(id)).toMatchObject({ state: 'linked' });
  });

  it('knows no epic and no claim of another team', async () => {
    const { id } = await ask();
    await claimed(id);
    expect(await report(id, { outcome: 'refused', claimId: newId(), message: 'No.' })).toMatchObject({
      state: 'claimed',
    });
    const stranger = await aTeam(database());
    const of = { teamId: stranger.teamId, id, actor: stranger.actor };
    await expect(handOutEpic(deps(), of)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      reportEpic(deps(), { ...of, said: { outcome: 'unknown', claimId: newId() } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
