import type { Feature, FeatureInput, FeatureStatus, InputSource } from '@valora/contracts';

export interface FeatureRecord {
  id: string;
  key: string;
  jira_key: string | null;
  title: string;
  description: string;
  status: FeatureStatus;
  type: string | null;
  labels: string[];
  parent_key: string | null;
  is_subtask: boolean;
  must_do: boolean;
  moscow: Feature['moscow'];
  kano: Feature['kano'];
  demand: number;
  is_sample: boolean;
  created_at: Date;
  delivered_at: Date | null;
  version: number;
}

export interface InputRecord {
  feature_id: string;
  name: string;
  value: number;
  source: InputSource;
  actor: string | null;
  as_of: Date;
}

export const toInput = (row: InputRecord): FeatureInput => ({
  featureId: row.feature_id,
  name: row.name,
  value: row.value,
  source: row.source,
  actor: row.actor,
  asOf: row.as_of.toISOString(),
});

export const toFeature = (
  row: FeatureRecord,
  parts: { inputs: readonly InputRecord[]; needs: readonly string[] },
): Feature => ({
  id: row.id,
  key: row.key,
  jiraKey: row.jira_key,
  title: row.title,
  description: row.description,
  status: row.status,
  type: row.type,
  labels: row.labels,
  parentKey: row.parent_key,
  isSubtask: row.is_subtask,
  mustDo: row.must_do,
  moscow: row.moscow,
  kano: row.kano,
  needs: [...parts.needs],
  inputs: parts.inputs.map(toInput),
  demand: row.demand,
  createdAt: row.created_at.toISOString(),
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  isSample: row.is_sample,
  version: row.version,
});
