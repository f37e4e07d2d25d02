import { panelRoute, sentBy, showPanel } from '../testing/panel-screen';
import { notReached, ok, refused } from '../testing/answers';
import { anExplanation, aPanel, aPrediction, aRow } from '../testing/panel-data';

const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';

describe('roles', () => {
  it('a viewer sees what could be done, and why not by them', async () => {
    const screen = await showPanel({ role: 'viewer' });
    for (const label of ['Edit inputs', 'Predict again', 'Override rank', 'Create epic'])
      expect(screen.button(label).props['isDisabled']).toBe(true);
    expect(
      screen.sees(
        'Edit inputs, Predict again, Create epic: Only people who may edit issues in every project of the team can do this.',
      ),
    ).toBe(true);
    expect(
      screen.sees('Override rank: Only people who may administer every project of the team can do this.'),
    ).toBe(true);
  });

  it('a contributor edits and predicts, but does not move', async () => {
    const screen = await showPanel({ role: 'contributor' });
    expect(screen.button('Edit inputs').props['isDisabled']).toBe(false);
    expect(screen.button('Predict again').props['isDisabled']).toBe(false);
    expect(screen.button('Override rank').props['isDisabled']).toBe(true);
  });
});

const settings = (more = {}) =>
  ok({
    framework: 'rice',
    criteria: [],
    formula: null,
    locked: false,
    version: 1,
    updatedAt: '2026-03-10T11:00:00Z',
    updatedBy: 'Ana',
    ...more,
  });
const settingsRoute = 'GET /api/v1/ranking-settings';
const inputsRoute = `PUT /api/v1/features/${id}/inputs`;

describe('editing inputs', () => {
  it('offers what the score reads, with units, and sends only what changed', async () => {
    const screen = await showPanel({}, { [settingsRoute]: () => settings(), [inputsRoute]: () => ok({}) });
    screen.click('Edit inputs');
    await screen.see('Reach, people per quarter');
    expect(screen.sees('Job size')).toBe(false);
    expect(screen.sees('Value estimate, EUR')).toBe(true);
    screen.fill('Reach', '1200');
    screen.choose('Impact', '2');
    screen.fill('Value estimate', '');
    screen.fill('Reason', 'asked the sales team');
    await screen.until(() => screen.field('Impact').props['value'] !== undefined, 'Nothing was chosen');
    screen.click('Save');
    await screen.see('The score follows in a moment.');
    expect(sentBy(screen, 'PUT', `/features/${id}/inputs`)[0]?.body).toEqual({
      inputs: [
        { name: 'reach', value: 1200 },
        { name: 'impact', value: 2 },
        { name: 'value', value: null },
      ],
      reason: 'asked the sales team',
    });
  });

  it('says per field what is wrong, before anything is sent', async () => {
    const screen = await showPanel({}, { [settingsRoute]: () => settings() });
    screen.click('Edit inputs');
    await screen.see('Reach, people per quarter');
    screen.fill('Reach', 'many');
    screen.fill('Effort, person-months', '0.1');
    screen.click('Save');
    await screen.see('Give a number, or leave it empty for unknown.');
    expect(screen.sees('Give a number from 0.5 to 1,200.')).toBe(true);
    expect(sentBy(screen, 'PUT', `/features/${id}/inputs`)).toHaveLength(0);
  });

  it('puts what the server found beside the field it is about', async () => {
    const details = [{ field: 'body.inputs.1.value', problem: 'must be at most 3' }];
    const screen = await showPanel(
      {},
      {
        [settingsRoute]: () =>
          settings({
            framework: 'weighted',
            criteria: [
              { name: 'fit', label: 'Fit', weight: 1, anchorLow: 0, anchorHigh: 5, scale: 'linear' },
            ],
          }),
        [inputsRoute]: () => refused(400, { code: 'invalid_input', message: 'An input is wrong.', details }),
      },
    );
    screen.click('Edit inputs');
    await screen.see('A criterion of the team’s own');
    screen.fill('Fit', '9');
    screen.fill('Effort estimate', '5');
    screen.click('Save');
    await screen.see('must be at most 3');
    expect(screen.all('ErrorMessage')).toHaveLength(1);
    expect(screen.field('Effort estimate').props['isInvalid']).toBe(true);
    expect(screen.field('Fit').props['isInvalid']).toBe(false);
  });

  it('says that nothing was changed, and still works when the settings do not come', async () => {
    const screen = await showPanel({}, { [settingsRoute]: () => notReached });
    screen.click('Edit inputs');
    await screen.see('Effort estimate, person-days');
    screen.click('Save');
    await screen.see('Nothing was changed yet.');
  });

  it('keeps the key of a change of mind apart from the key of a second try', async () => {
    const answers = [notReached, notReached, ok(aPrediction())];
    const screen = await showPanel({}, { [`POST /api/v1/features/${id}/predict`]: () => answers.shift() });
    const tries = () => sentBy(screen, 'POST', `/features/${id}/predict`);
    for (const count of [1, 2]) {
      screen.click('Predict again');
      await screen.until(() => tries().length === count, 'It was not tried');
      await screen.see('Valora’s server does not answer');
    }
    screen.click('Predict again');
    await screen.see('Predicted again');
    const keys = tries().map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('what followed', () => {
  it('is shown as soon as the score was made anew', async () => {
    let saved = false;
    const before = aPrediction();
    const screen = await showPanel(
      {},
      {
        [settingsRoute]: () => settings(),
        [inputsRoute]: () => {
          saved = true;
          return ok({});
        },
        [panelRoute]: () =>
          ok(
            saved
              ? aPanel({ prediction: { ...before, roi: { ...before.roi, mean: 2 } }, row: aRow({ rank: 1 }) })
              : aPanel(),
          ),
      },
    );
    screen.click('Edit inputs');
    await screen.see('Reach, people per quarter');
    screen.fill('Value estimate', '60000');
    screen.click('Save');
    await screen.see('ROI +110 % → +200 %; rank 4 → 1.');
    expect(screen.sees('The score follows in a moment.')).toBe(false);
  });
});

describe('predicting again', () => {
  const predictRoute = `POST /api/v1/features/${id}/predict`;

  it('shows what changed', async () => {
    const before = aPrediction();
    const after = aPrediction({ roi: { ...before.roi, mean: 0.96, pLoss: 0.3 } });
    const screen = await showPanel({}, { [predictRoute]: () => ok(after) });
    screen.click('Predict again');
    await screen.see('ROI +110 % → +96 %; chance of a loss 22 % → 30 %.');
  });

  it('says that nothing changed', async () => {
    const screen = await showPanel({}, { [predictRoute]: () => ok(aPrediction()) });
    screen.click('Predict again');
    await screen.see('Nothing changed: the same inputs give the same figures.');
  });

  it('is pending once, and tells why it was not done', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => {
      answer = resolve;
    });
    const screen = await showPanel({}, { [predictRoute]: () => slow });
    screen.click('Predict again');
    await screen.until(
      () => screen.button('Predict again').props['isLoading'] === true,
      'It does not say it waits',
    );
    screen.click('Predict again');
    answer(refused(429, { code: 'rate_limited', message: 'Wait a minute.' }));
    await screen.see('Wait a minute.');
    expect(screen.sees('Number for support: c-77')).toBe(true);
    expect(sentBy(screen, 'POST', `/features/${id}/predict`)).toHaveLength(1);
  });
});

describe('moving by hand', () => {
  const route = `PUT /api/v1/rankings/${id}`;

  it('wants a position within the order and a reason', async () => {
    const screen = await showPanel();
    screen.click('Override rank');
    await screen.see('Position, 1 to 118');
    screen.fill('Position', '119');
    screen.click('Move');
    await screen.see('Give a whole number from 1 to 118.');
    expect(screen.sees('Say why, so that others can follow it.')).toBe(true);
    screen.choose('How long', 'Until a day of my choice');
    await screen.see('Last day');
    await screen.see('Choose a day.');
    expect(sentBy(screen, 'PUT', `/rankings/${id}`)).toHaveLength(0);
  });

  it('sends position, reason and when it ends', async () => {
    const screen = await showPanel({}, { [route]: () => ok(anExplanation()) });
    screen.click('Override rank');
    await screen.see('Position, 1 to 118');
    screen.fill('Position', '2');
    screen.fill('Reason', ' promised ');
    screen.choose('How long', 'Until somebody gives it back');
    await screen.until(
      () => (screen.field('How long').props['value'] as { value: string }).value === 'never',
      'Not chosen',
    );
    screen.click('Move');
    await screen.see('Moved to 2');
    expect(sentBy(screen, 'PUT', `/rankings/${id}`)[0]?.body).toEqual({
      position: 2,
      reason: 'promised',
      expiresAt: null,
    });
    expect(screen.sees('Position, 1 to 118')).toBe(false);
  });

  it('stays open with what the server says', async () => {
    const screen = await showPanel(
      {},
      { [route]: () => refused(409, { code: 'conflict', message: 'Somebody moved it first.' }) },
    );
    screen.click('Override rank');
    await screen.see('Position, 1 to 118');
    screen.fill('Reason', 'x');
    screen.click('Move');
    await screen.see('Somebody moved it first.');
    expect(screen.sees('Position, 1 to 118')).toBe(true);
    screen.click('Cancel');
    await screen.loses('Position, 1 to 118');
  });

  it('is given back to the model', async () => {
    const screen = await showPanel(
      { row: aRow({ overridden: true }) },
      { [`DELETE /api/v1/rankings/${id}`]: () => ok(anExplanation()) },
    );
    screen.click('Give back to the model');
    await screen.see('The model’s rank counts again.');
    expect(sentBy(screen, 'DELETE', `/rankings/${id}`)).toHaveLength(1);
  });
});
