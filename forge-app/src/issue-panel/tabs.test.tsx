import { showPanel } from '../testing/panel-screen';
import type { Screen } from '../testing/screen';
import { textsOf } from '../testing/tree';
import { ok, refused } from '../testing/answers';
import { anExplanation, aPanel, aPrediction, aRow, aSignal } from '../testing/panel-data';

const featurePath = '/api/v1/features/0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const rowsOf = (screen: Screen, label: string): string[][] =>
  screen
    .all('DynamicTable')
    .filter(({ props }) => String(props['label']).startsWith(label))
    .flatMap(({ children }) => children.filter(({ props }) => props['name'] === 'rows'))
    .flatMap(({ children }) => children)
    .map((row) => row.children.map((cell) => textsOf(cell).join(' ')));

describe('why this score', () => {
  it('lists parts that add up to the total, with source, age and who', async () => {
    const screen = await showPanel();
    const rows = rowsOf(screen, 'Parts of the score');
    expect(rows.map(([part, points]) => [part, points])).toEqual([
      ['Starting point', '+30.0'],
      ['Value estimate', '+95.5'],
      ['Effort estimate', '\u221215.5'],
      ['Score in % ROI', '110.0'],
    ]);
    expect(rows[0]?.[2]).toBe('fixed reference');
    expect(rows[1]?.[2]).toMatch(/^set by Ana, /);
    expect(rows[2]?.[2]).toMatch(/^synced from Jira, /);
  });

  it('never hides what the parts do not explain', async () => {
    const screen = await showPanel({ explanation: anExplanation({ score: 113 }) });
    expect(rowsOf(screen, 'Parts of the score').at(-2)?.slice(0, 2)).toEqual(['Rest', '+3.00']);
  });

  it('says how sure the order is beside its neighbours', async () => {
    const screen = await showPanel();
    expect(screen.sees('model rank 3, too close to call, wins with 46 %')).toBe(true);
    expect(screen.sees('top 5: 60 %, top 10: 90 %, top 20: >99 %')).toBe(true);
    expect(screen.all('Link').map(({ props }) => props['href'])).toContain('/browse/PROJ-7');
  });

  it('says what would lift it, or that nothing alone would', async () => {
    const low = { rank: 12, row: aRow({ rank: 12 }) };
    const lifted = await showPanel({
      row: low.row,
      explanation: anExplanation({
        rank: 12,
        counterfactuals: [{ input: 'value', from: 25_123.4, to: 40_000, rank: 5 }],
      }),
    });
    expect(lifted.sees('Value estimate from 25,100 to 40,000 EUR: model rank 5')).toBe(true);
    lifted.close();
    const stuck = await showPanel({ row: low.row, explanation: anExplanation({ rank: 12 }) });
    expect(stuck.sees('No single input alone would.')).toBe(true);
    stuck.close();
    const top = await showPanel();
    expect(top.sees('What would lift it')).toBe(false);
  });

  it('shows the prediction one level deeper when asked, with what is assumed', async () => {
    const screen = await showPanel({ prediction: aPrediction({ fellBackBecause: 'the endpoint stalled' }) });
    expect(screen.sees('The prediction itself')).toBe(false);
    screen.click('Show what moved the prediction');
    await screen.see('The prediction itself');
    expect(screen.sees('A day costs €800, assumed: nobody confirmed it')).toBe(true);
    expect(screen.sees('By models roi-1, effort-2')).toBe(true);
    expect(screen.sees('the endpoint stalled')).toBe(true);
    expect(rowsOf(screen, 'What moved the predicted ROI').at(-1)?.[1]).toBe('110.0');
  });
});

describe('signals', () => {
  it('show who asked, how they feel, how old it is and where it is from', async () => {
    const screen = await showPanel();
    screen.selectTab('Signals 1');
    await screen.see('We lose work on the train.');
    for (const words of ['Acme', 'negative', 'request', 'urgent', 'support, Kim, '])
      expect(screen.sees(words)).toBe(true);
    const link = screen.all('Link').find(({ props }) => props['href'] === 'https://support.example.com/9');
    expect(link?.props['openNewTab']).toBe(true);
  });

  it('make no link of what is no web address', async () => {
    const screen = await showPanel({
      signals: { items: [aSignal({ permalink: 'javascript:alert(1)' })], total: 1 },
    });
    screen.selectTab('Signals 1');
    await screen.see('We lose work on the train.');
    expect(screen.sees('open the source')).toBe(false);
  });

  it('fold a long text and load the others on demand', async () => {
    const long = `${'a'.repeat(300)}end`;
    const screen = await showPanel(
      { signals: { items: [aSignal({ text: long })], total: 2 } },
      {
        [`GET ${featurePath}/signals`]: () =>
          ok({ items: [aSignal({ text: 'Older one' })], pagination: { limit: 25, nextCursor: null } }),
      },
    );
    screen.selectTab('Signals 2');
    await screen.see('Show all of it');
    expect(screen.sees('aend')).toBe(false);
    screen.click('Show all of it');
    await screen.see('aend');
    screen.click('Show all 2\u00A0signals');
    await screen.see('Older one');
  });
});

const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const comments = (body: unknown) => ({
  jira: ({ path }: { path: string }) =>
    path.startsWith('/rest/api/3/issue/10042/comment') ? { status: 200, body } : undefined,
});
const twoComments = comments({
  comments: [
    {
      id: '700',
      author: { displayName: 'Kim' },
      body: paragraph('Please sync'),
      created: '2026-03-10T10:00:00.000+0000',
    },
    {
      id: '701',
      author: { displayName: 'Bo' },
      body: paragraph('secret'),
      created: '2026-03-09T10:00:00.000+0000',
      visibility: { type: 'role', value: 'Administrators' },
    },
  ],
});
const options = (screen: Screen) =>
  (screen.all('RadioGroup')[0]?.props['options'] ?? []) as {
    label: string;
    value: string;
    isDisabled: boolean;
  }[];

describe('turning a comment into a signal', () => {
  it('reads the comments as the person and sends only which one, and who asks', async () => {
    const screen = await showPanel(
      {},
      { 'POST /api/v1/jira/issues/10042/comment-signals': () => ok({ signalId: 'x' }, 201) },
      twoComments,
    );
    screen.selectTab('Signals 1');
    await screen.see('Turn a comment into a signal');
    screen.click('Turn a comment into a signal');
    await screen.until(() => options(screen).length === 2, 'No comments came');
    expect(options(screen)[0]?.label).toMatch(/^Kim, .+: Please sync$/);
    expect(options(screen)[1]).toMatchObject({ isDisabled: true });
    expect(options(screen)[1]?.label).toContain('it stays in Jira');
    screen.click('Record signal');
    await screen.see('Choose a comment.');
    (screen.all('RadioGroup')[0]?.props['onChange'] as (event: unknown) => void)({
      target: { value: '700' },
    });
    screen.fill('Company', ' Acme ');
    await screen.loses('Choose a comment.');
    screen.click('Record signal');
    await screen.see('The comment is recorded as a signal.');
    const sent = screen.calls.remote.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ commentId: '700', companyName: 'Acme' });
    expect(sent?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(screen.calls.remote)).not.toContain('Please sync');
  });

  it('is not offered where only numbers leave, nor to those who may not write', async () => {
    const numbers = await showPanel({ numbersOnly: true });
    numbers.selectTab('Signals 1');
    await numbers.see('so its comments stay there');
    expect(numbers.button('Turn a comment into a signal').props['isDisabled']).toBe(true);
    numbers.close();
    const kept = await showPanel({ mayRecordComments: false });
    kept.selectTab('Signals 1');
    await kept.see('The data policy of this project keeps comments in Jira.');
    expect(kept.button('Turn a comment into a signal').props['isDisabled']).toBe(true);
    kept.close();
    const unread = await showPanel({ mayRecordComments: false, syncedAt: null });
    unread.selectTab('Signals 1');
    await unread.see('Valora does not follow this issue yet');
    unread.close();
    const viewer = await showPanel({ role: 'viewer' });
    viewer.selectTab('Signals 1');
    await viewer.see('Turn a comment into a signal');
    expect(viewer.button('Turn a comment into a signal').props['isDisabled']).toBe(true);
  });

  it('says what the server says against it', async () => {
    const screen = await showPanel(
      {},
      {
        'POST /api/v1/jira/issues/10042/comment-signals': () =>
          refused(403, { code: 'forbidden', message: 'Comments of this project may not leave Jira.' }),
      },
      twoComments,
    );
    screen.selectTab('Signals 1');
    await screen.see('Turn a comment into a signal');
    screen.click('Turn a comment into a signal');
    await screen.until(() => options(screen).length === 2, 'No comments came');
    (screen.all('RadioGroup')[0]?.props['onChange'] as (event: unknown) => void)({
      target: { value: '700' },
    });
    await screen.until(() => screen.all('RadioGroup')[0]?.props['value'] === '700', 'Nothing was chosen');
    screen.click('Record signal');
    await screen.see('Comments of this project may not leave Jira.');
  });

  it('says that there are none, or that Jira does not hand them out', async () => {
    const empty = await showPanel({}, {}, comments({ comments: [] }));
    empty.selectTab('Signals 1');
    await empty.see('Turn a comment into a signal');
    empty.click('Turn a comment into a signal');
    await empty.see('This issue has no comments.');
    empty.close();
    const closed = await showPanel(
      {},
      {},
      { jira: ({ path }) => (path.includes('/comment') ? { status: 403, body: {} } : undefined) },
    );
    closed.selectTab('Signals 1');
    await closed.see('Turn a comment into a signal');
    closed.click('Turn a comment into a signal');
    await closed.see('Jira did not hand out the comments');
  });
});

describe('similar issues, inputs and history', () => {
  it('link what resembles it and say why', async () => {
    const screen = await showPanel();
    screen.selectTab('Similar');
    await screen.see('Much alike: offline');
    expect(screen.sees('Possible duplicate')).toBe(true);
    expect(screen.all('Link').map(({ props }) => props['href'])).toContain('/browse/PROJ-9');
  });

  it('lead to the issue by its key in Jira, and nowhere where Jira has none', async () => {
    const [similar] = aPanel().similar ?? [];
    const [neighbour] = anExplanation().neighbours;
    if (similar === undefined || neighbour === undefined) throw new Error('Nothing resembles it');
    const screen = await showPanel({
      similar: [
        { ...similar, key: 'idea-1', jiraKey: 'PROJ-12' },
        { ...similar, id: aSignal().id, key: 'PROJ-13', jiraKey: null },
      ],
      explanation: anExplanation({ neighbours: [{ ...neighbour, key: 'PROJ-14', jiraKey: null }] }),
    });
    screen.selectTab('Similar');
    await screen.see('PROJ-12');
    expect(screen.sees('PROJ-13')).toBe(true);
    expect(screen.sees('PROJ-14')).toBe(true);
    const links = screen.all('Link').map(({ props }) => String(props['href']));
    expect(links.filter((href) => href.startsWith('/browse/'))).toEqual(['/browse/PROJ-12']);
  });

  it('are asked for when looked at, where the panel did not wait for them', async () => {
    let answer = refused(503, { code: 'unavailable', message: 'Not now.' });
    const similarRoute = `GET ${featurePath}/similar`;
    const screen = await showPanel({ similar: null }, { [similarRoute]: () => answer });
    expect(screen.calls.remote).toHaveLength(1);
    screen.selectTab('Similar');
    await screen.see('The issues of the team are being compared');
    await screen.see('does not answer');
    expect(screen.sees('No other issue')).toBe(false);
    answer = ok({ items: aPanel().similar });
    screen.click('Try again');
    await screen.see('Work without network');
    expect(screen.calls.remote.at(-1)?.path).toBe(`${featurePath}/similar?limit=5`);
  });

  it('say that nothing resembles it only once that is known', async () => {
    const screen = await showPanel(
      { similar: null },
      { [`GET ${featurePath}/similar`]: () => ok({ items: [] }) },
    );
    screen.selectTab('Similar');
    await screen.see('No other issue says much the same.');
  });

  it('say where each input comes from, and what would sharpen it', async () => {
    const screen = await showPanel();
    screen.selectTab('Inputs');
    await screen.see('It would be sharper with: reach.');
    expect(rowsOf(screen, 'Inputs of')[0]?.slice(0, 2)).toEqual(['Value estimate', '25,000 EUR']);
  });

  it('say why the rank moved, and load the whole history on demand', async () => {
    const screen = await showPanel(
      {},
      {
        [`GET ${featurePath}/history`]: () =>
          ok({
            items: [
              {
                eventId: 'e',
                type: 't',
                at: '2026-03-10T11:00:00Z',
                actor: 'Ana',
                summary: 'Value was set',
                detail: {},
              },
            ],
            pagination: { limit: 25, nextCursor: null },
          }),
      },
    );
    screen.selectTab('History');
    await screen.see('9 → 4 ▲5');
    expect(screen.sees('The value estimate rose')).toBe(true);
    expect(screen.sees('Value estimate +40.0')).toBe(true);
    screen.click('Show the whole history');
    await screen.see('Value was set (Ana, ');
  });

  it('show older entries step by step, and say where they end', async () => {
    const entry = {
      type: 't',
      at: '2026-03-10T11:00:00Z',
      actor: 'Ana',
      summary: 'Value was set',
      detail: {},
    };
    const limits: (string | null)[] = [];
    const screen = await showPanel(
      {},
      {
        [`GET ${featurePath}/history`]: ({ path }) => {
          limits.push(new URLSearchParams(path.split('?')[1]).get('limit'));
          return ok({ items: [{ ...entry, eventId: 'e' }], pagination: { limit: 25, nextCursor: 'more' } });
        },
      },
    );
    screen.selectTab('History');
    await screen.see('Show the whole history');
    screen.click('Show the whole history');
    for (let shown = 1; shown <= 3; shown += 1) {
      await screen.see('Show older');
      screen.click('Show older');
      await screen.until(() => limits.length === shown + 1, 'Nothing older was asked for');
    }
    await screen.see('The latest 500.');
    expect(limits).toEqual(['25', '100', '400', '500']);
    expect(screen.sees('Show older')).toBe(false);
  });

  it('load nothing before they are looked at', async () => {
    const screen = await showPanel();
    expect(screen.calls.remote).toHaveLength(1);
    expect(screen.sees('We lose work on the train.')).toBe(false);
  });
});
