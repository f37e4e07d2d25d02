import { createEpicAsMe, type EpicAsMeDeps } from './create-epic-as-me';

type Deps = EpicAsMeDeps<string>;
type Report = Parameters<Deps['report']>[1];

const epic = { id: 'e', state: 'claimed', jiraKey: null } as never;
const claimId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const issue = {
  fields: { summary: 'Pay by invoice' },
  properties: [{ key: 'valora.requestId', value: { id: 'r' } }],
};

const stage = (change: Partial<Deps> = {}) => {
  const reports: Report[] = [];
  const sent: { path: string; body: unknown }[] = [];
  const deps: Deps = {
    claim: () => Promise.resolve({ ok: true, data: { state: 'send', epic, claimId, issue } }),
    report: (_, report) => {
      reports.push(report);
      return Promise.resolve({ ok: true, data: epic });
    },
    requestJira: (path, { body }) => {
      sent.push({ path, body: JSON.parse(body) });
      return Promise.resolve(answer(201, { id: '10042', key: 'SHOP-12' }));
    },
    ...change,
  };
  return { deps, reports, sent };
};
const answer = (status: number, body: unknown) => ({
  status,
  text: () => Promise.resolve(typeof body === 'string' ? body : JSON.stringify(body)),
});
const saying =
  (status: number, body: unknown): Deps['requestJira'] =>
  () =>
    Promise.resolve(answer(status, body));

describe('createEpicAsMe', () => {
  it('sends what the backend hands out, once, and says what Jira said', async () => {
    const { deps, reports, sent } = stage();
    expect(await createEpicAsMe(deps, 'e')).toMatchObject({ state: 'created', issueKey: 'SHOP-12' });
    expect(sent).toEqual([{ path: '/rest/api/3/issue', body: issue }]);
    expect(reports).toEqual([{ outcome: 'created', issueKey: 'SHOP-12', claimId }]);
  });

  it('sends nothing where somebody else has it in hand, or the backend refuses', async () => {
    const busy = stage({ claim: () => Promise.resolve({ ok: true, data: { state: 'in_hand', epic } }) });
    expect(await createEpicAsMe(busy.deps, 'e')).toEqual({ state: 'in_hand', epic });
    const refused = stage({ claim: () => Promise.resolve({ ok: false, error: 'forbidden' }) });
    expect(await createEpicAsMe(refused.deps, 'e')).toEqual({ state: 'failed', error: 'forbidden' });
    expect([...busy.sent, ...refused.sent, ...busy.reports, ...refused.reports]).toEqual([]);
  });

  it.each([
    [400, { errorMessages: [], errors: { summary: 'is too long' } }, 'summary: is too long'],
    [
      400,
      { errorMessages: ['No project.'], errors: { priority: 'is required' } },
      'No project. · priority: is required',
    ],
    [403, {}, 'Jira does not let you create issues in this project.'],
    [404, '', 'Jira does not have this project, or you may not see it.'],
    [429, '<html>', 'Jira asks to wait. Nothing was created; try again in a minute.'],
    [413, {}, 'Jira refused it (413).'],
  ])('passes on why Jira refused: %i', async (status, body, message) => {
    const { deps, reports } = stage({ requestJira: saying(status, body) });
    expect(await createEpicAsMe(deps, 'e')).toMatchObject({ state: 'refused', message });
    expect(reports).toEqual([{ outcome: 'refused', message, claimId }]);
  });

  it.each([
    ['a fault of Jira', saying(500, {})],
    ['a gateway', saying(504, '<html>')],
    ['a timeout of Jira', saying(408, {})],
    ['a success that cannot be read', saying(201, '<html>')],
    ['a success of another kind', saying(200, { key: 'SHOP-12' })],
    ['a lost connection', () => Promise.reject(new Error('failed to fetch'))],
  ] satisfies [string, Deps['requestJira']][])(
    'leaves open what %s leaves open, and never sends again',
    async (_, requestJira) => {
      let sends = 0;
      const { deps, reports } = stage({
        requestJira: (path, init) => {
          sends += 1;
          return requestJira(path, init);
        },
      });
      expect(await createEpicAsMe(deps, 'e')).toMatchObject({ state: 'unknown' });
      expect([sends, reports]).toEqual([1, [{ outcome: 'unknown', claimId }]]);
    },
  );

  it('stops waiting after 25 seconds', async () => {
    jest.useFakeTimers();
    try {
      const { deps, reports } = stage({ requestJira: () => new Promise(() => undefined) });
      const done = createEpicAsMe(deps, 'e');
      await jest.advanceTimersByTimeAsync(25_000);
      expect(await done).toMatchObject({ state: 'unknown' });
      expect(reports).toEqual([{ outcome: 'unknown', claimId }]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('sends nothing after a sleep', async () => {
    jest.useFakeTimers();
    try {
      const { deps, sent, reports } = stage({
        claim: async () => {
          await jest.advanceTimersByTimeAsync(40_000);
          return { ok: true, data: { state: 'send', epic, claimId, issue } };
        },
      });
      expect(await createEpicAsMe(deps, 'e')).toMatchObject({ state: 'refused' });
      expect(sent).toEqual([]);
      expect(reports).toMatchObject([{ outcome: 'refused', claimId }]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('repeats a report that was lost, and lives without it', async () => {
    let tries = 0;
    const { deps } = stage({
      report: () => {
        tries += 1;
        return Promise.resolve({ ok: false, error: 'lost' });
      },
    });
    expect(await createEpicAsMe(deps, 'e')).toMatchObject({ state: 'created', issueKey: 'SHOP-12', epic });
    expect(tries).toBe(3);
  });
});
