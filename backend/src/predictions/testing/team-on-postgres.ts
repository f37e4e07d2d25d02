import { api } from '@valora/contracts';
import { createFeature, setInputs } from '../../features/index.js';
import { createDatabase } from '../../platform/db/database.js';
import type { Database, EventHandler, StoredEvent, TeamScope } from '../../platform/index.js';
import { aTeam, type TestTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { baselinePredictor } from '../baseline/baseline-predictor.js';
import { loadCurrentPredictions, type StoredPrediction } from '../prediction-store.js';
import type { PredictionDeps } from '../predict-features.js';

export const depsWith = (
  loadHistory: PredictionDeps['loadHistory'] = () => Promise.resolve([]),
): PredictionDeps => ({ predictor: baselinePredictor(), loadHistory });

type Recorded = Omit<StoredEvent, 'payload'> & { payload: { featureIds: string[]; because: string } };

/** A fresh team on a real database before every test of the file, with what tests of predictions do again and again. */
export const teamOnPostgres = () => {
  let template: TestDatabase;
  let database: Database;
  let team: TestTeam;
  beforeAll(async () => {
    template = await databaseFromTemplate();
    database = createDatabase({ url: template.appUrl });
  });
  afterAll(async () => {
    await database.close();
    await template.drop();
  });
  const changeTeam = async (): Promise<void> => {
    team = await aTeam(database);
  };
  beforeEach(changeTeam);

  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>): Promise<T> =>
    database.inTeam(team.teamId, work);

  const events = async (type: string): Promise<Recorded[]> => {
    const rows = await inTeam(
      async ({ trx, teamId }) =>
        trx('events').where({ team_id: teamId, type }).orderBy('id') as Promise<{ id: string }[]>,
    );
    const more = { teamId: team.teamId, subjectId: null, actor: 'x', actorId: null, correlationId: null };
    return rows.map((row) => ({ ...row, ...more, type, createdAt: new Date() }) as unknown as Recorded);
  };

  return {
    inTeam,
    changeTeam,
    events,
    actor: () => team.actor,
    aFeature: (title: string, inputs: Record<string, number> = {}): Promise<string> =>
      inTeam(async (scope) => {
        const body = api.features.create.body.parse({ title });
        const { id } = await createFeature(scope, body, { actor: team.actor });
        const named = Object.entries(inputs).map(([name, value]) => ({ name, value }));
        if (named.length > 0) await setInputs(scope, { featureId: id, inputs: named, actor: team.actor });
        return id;
      }),
    current: async (id: string): Promise<StoredPrediction | undefined> =>
      (await inTeam((scope) => loadCurrentPredictions(scope, [id]))).get(id),
    /** Delivers all events of a type to the handler, as the relay would. */
    deliver: async (type: StoredEvent['type'], handler: EventHandler | undefined): Promise<void> => {
      const log = { info: () => undefined } as never;
      const context = { teamId: team.teamId, inTeam, readTeam: database.readTeam, log };
      for (const event of await events(type)) await handler?.handle(event, context);
    },
  };
};
