import pg from 'pg';
import type { PreparedQuery } from '../../platform/index.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The tables that a plan reads from end to end. */
export const sequentialScans = (node: PlanNode): string[] => [
  ...(node['Node Type'].includes('Seq Scan') ? [node['Relation Name'] ?? '?'] : []),
  ...(node.Plans ?? []).flatMap(sequentialScans),
];

/** Explains queries as the product runs them: as its role, bound to a team. */
export const explainInTeam = async (
  ownerUrl: string,
  { teamId, queries }: { teamId: string; queries: readonly PreparedQuery[] },
): Promise<PlanNode[]> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('set role valora_app');
    await client.query(`select set_config('app.team_id', $1, false)`, [teamId]);
    const plans: PlanNode[] = [];
    for (const { text } of queries) {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `explain (generic_plan, format json) ${text}`,
      );
      plans.push(...(rows[0]?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
    }
    return plans;
  } finally {
    await client.end();
  }
};
