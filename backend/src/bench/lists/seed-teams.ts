import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface SeededTeam {
  readonly id: string;
  readonly features: number;
}

export const aSeededTeam = (features: number): SeededTeam => ({ id: randomUUID(), features });

/** Every feature gets a place that has nothing to do with where its row lies. */
const numbered = `
  create temp table numbered as
    select team_id, n, uuidv7() as id, (row_number() over (partition by team_id order by random()))::int as rank
    from unnest($1::uuid[], $2::int[]) as t (team_id, features), generate_series(1, features) as n`;

const vocabulary = `array['export', 'invoices', 'as', 'one', 'file', 'for', 'the', 'auditor', 'when', 'a', 'technician', 'leaves', 'site', 'offline', 'mode', 'keeps', 'photos', 'customers', 'wait', 'reports', 'by', 'region', 'sign', 'in', 'with', 'company', 'account', 'bulk', 'edit', 'of', 'work', 'orders']`;

/** Words that depend on the number of the feature alone. */
const words = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `(${vocabulary})[1 + (abs(hashint8(n * 31 + ${String(index)})) % 32)]`,
  ).join(` || ' ' || `);

const features = `
  insert into features (team_id, id, key, title, description, status, labels, demand, created_at)
  select team_id, id, 'APP-' || n, ${words(6)},
    repeat(${words(10)} || '. ', 2 + n % 8), (array['idea', 'planned', 'in_progress'])[1 + n % 3],
    array['area-' || n % 12], n % 40, now() - n % 900 * interval '1 day'
  from numbered`;

/** As wide as real ones; no list reads them. */
const contributions = `'${JSON.stringify(
  ['predictedValue', 'pNoEffect', 'predictedEffortDays', 'dayRate'].map((name) => ({
    name,
    amount: 12.345,
    source: 'model',
    asOf: '2026-11-01T09:00:00.000Z',
    actor: null,
  })),
)}'::jsonb`;

const history = Array.from(
  { length: 12 },
  (_, index) => `greatest(1, rank + (n + ${String(index * 7)}) % 20 - 10)`,
);

const predictions = `
  insert into predictions (team_id, feature_id, id, is_current, model_version, value_mean, value_p10, value_p50, value_p90,
    p_no_effect, currency, effort_mean, effort_p10, effort_p50, effort_p90, roi_mean, roi_p10, roi_p50, roi_p90, p_loss,
    confidence, based_on, effort_based_on, not_enough_signal, outcomes_used, day_rate, day_rate_assumed, contributions,
    inputs, fingerprint)
  select team_id, id, uuidv7(), true, 'baseline-1', v * 1.234567, v * 0.213, v * 0.987654321, v * 3.14159, 0.317, 'EUR',
    e * 1.2345, e * 0.412, e * 1.01234, e * 2.71828, 400.0 / rank, -0.71234, 0.12345, 4.56789, 0.41234, 0.55,
    'estimate', 'points', false, 0, 600, false, ${contributions}, '{"storyPoints": 5, "title": "5f2b9c0e"}', md5(id::text)
  from (select *, 1000 + n::bigint * 7919 % 90000 as v, 1 + n * 31 % 40 as e from numbered) as one`;

const rankings = `
  insert into rankings (team_id, feature_id, rank, model_rank, rank_low, rank_high, tier, p_top5, p_top10, p_top20, score,
    contributions, criteria_weights, explained_by, rank_history, computed_at)
  select team_id, id, rank, rank, greatest(1, rank - 20), rank + 20, 1 + rank / 50, 1.0 / rank, least(1, 10.0 / rank),
    least(1, 20.0 / rank), 40000.0 / rank, ${contributions}, '{}', md5(id::text),
    array[${history.join(', ')}], now()
  from numbered`;

const make = async (client: pg.Client, teams: readonly SeededTeam[], memberId: string): Promise<void> => {
  const ids = teams.map(({ id }) => id);
  // Quick: nothing here breaks a foreign key.
  await client.query(
    'begin; set local session_replication_role = replica; set local synchronous_commit = off',
  );
  await client.query(
    `insert into teams (id, name, currency, day_rate, day_rate_assumed) select id, 'Team ' || left(id::text, 8), 'EUR', 600, false from unnest($1::uuid[]) as id`,
    [ids],
  );
  await client.query(
    `insert into memberships (team_id, user_id, role) select id, $2, 'admin' from unnest($1::uuid[]) as id`,
    [ids, memberId],
  );
  await client.query(numbered, [ids, teams.map((team) => team.features)]);
  for (const statement of [features, predictions, rankings]) await client.query(statement);
  await client.query('drop table numbered');
  await client.query('commit');
  await client.query('vacuum analyze features, predictions, rankings');
};

/**
 * Puts whole teams in, predicted and ranked, by SQL: 100,000 features would take the product’s own doors minutes.
 * @param options.ownerUrl connection that is not bound by row level security
 * @param options.memberId becomes an admin of each
 */
export const seedTeams = async (options: {
  ownerUrl: string;
  teams: readonly SeededTeam[];
  memberId: string;
}): Promise<void> => {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await make(client, options.teams, options.memberId);
  } finally {
    await client.end();
  }
};
