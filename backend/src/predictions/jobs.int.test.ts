import { removeFeature, setInputs } from '../features/index.js';
import { newId, recordEvent } from '../platform/index.js';
import { predictFeatures, predictionEventHandlers, type PredictionDeps } from './index.js';
import { depsWith, teamOnPostgres } from './testing/team-on-postgres.js';

const { inTeam, events, actor, aFeature, current, deliver } = teamOnPostgres();
const deps = depsWith();

describe('keeping predictions true', () => {
  it('predicts a feature again when an input was set, and names the reason', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 5 });
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.inputs_set', handler);
    expect((await current(id))?.effortDays.p50).toBeCloseTo(5);
    const [completed] = await events('prediction.completed');
    expect(completed?.payload).toMatchObject({ featureIds: [id], because: 'feature.inputs_set' });
  });

  it('changes nothing when an event is delivered twice', async () => {
    await aFeature('Export as PDF', { storyPoints: 5 });
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.inputs_set', handler);
    await deliver('feature.inputs_set', handler);
    expect(await events('prediction.completed')).toHaveLength(1);
  });

  it('predicts the whole team once for several team-wide events', async () => {
    const ids = [await aFeature('One'), await aFeature('Other')];
    const gone = [await aFeature('Gone'), await aFeature('Gone too')];
    for (const id of gone) await inTeam((scope) => removeFeature(scope, id, actor()));
    let runs = 0;
    const counting: PredictionDeps = {
      ...deps,
      loadHistory: () => {
        runs += 1;
        return Promise.resolve([]);
      },
    };
    const [handler] = predictionEventHandlers(counting);
    await deliver('feature.removed', handler);
    await deliver('feature.removed', handler);
    expect(runs).toBe(1);
    const [completed] = await events('prediction.completed');
    expect([...(completed?.payload.featureIds ?? [])].sort()).toEqual(ids.sort());
  });

  it('leaves what an import brings to its end', async () => {
    const id = await aFeature('One');
    await inTeam(async ({ trx, teamId }) => {
      const file = {
        file_name: 'a.csv',
        lake_key: 'k',
        content_hash: Buffer.alloc(1),
        bytes: 1,
        started_by: 'x',
      };
      await trx('imports').insert({ ...file, team_id: teamId, id: newId(), state: 'running' });
    });
    const gone = await aFeature('Gone');
    await inTeam((scope) => removeFeature(scope, gone, actor()));
    const [handler] = predictionEventHandlers(deps);
    await deliver('feature.removed', handler);
    expect(await current(id)).toBeUndefined();
    await inTeam(async (scope) => {
      await scope.trx('imports').where({ team_id: scope.teamId }).update({ state: 'done' });
      await recordEvent(scope, { type: 'import.finished', actor: actor() });
    });
    await deliver('import.finished', handler);
    expect(await current(id)).toBeDefined();
  });

  it('runs again for a team-wide event that came after the last run', async () => {
    const id = await aFeature('One', { storyPoints: 2 });
    const [handler] = predictionEventHandlers(deps);
    const remove = async (title: string) => {
      const gone = await aFeature(title);
      await inTeam((scope) => removeFeature(scope, gone, actor()));
      await deliver('feature.removed', handler);
    };
    await remove('Gone');
    await inTeam(({ trx, teamId }) => trx('teams').where({ id: teamId }).update({ day_rate: 900 }));
    await remove('Gone too');
    expect((await current(id))?.dayRate.amount).toBe(900);
  });

  it('lets one run of a team finish before the next reads', async () => {
    const id = await aFeature('Export as PDF', { storyPoints: 2 });
    const run = (used: PredictionDeps) =>
      inTeam((scope) => predictFeatures(scope, used, { featureIds: [id], actor: actor() }));
    let second: Promise<unknown> = Promise.resolve();
    // Holds the first run between its reading and its writing until the second is done, or cannot be.
    const first = run({
      ...deps,
      loadHistory: async () => {
        await inTeam((scope) =>
          setInputs(scope, {
            featureId: id,
            inputs: [{ name: 'storyPoints', value: 9 }],
            actor: actor(),
          }),
        );
        second = run(deps);
        await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 300))]);
        return [];
      },
    });
    await first;
    await second;
    expect((await current(id))?.effortDays.p50).toBeCloseTo(9);
  });
});
