import { Link } from '@forge/react';
import React from 'react';

/** Path of an issue’s page on this site, or null where the key is none of Jira’s. */
export const browsePath = (key: string): string | null =>
  /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/.test(key) ? `/browse/${key}` : null;

interface FeatureLinkProps {
  readonly feature: { readonly key: string; readonly jiraKey: string | null };
}

/** A feature by its key in Jira, leading to its issue; one that Jira does not have by its own key. */
export const FeatureLink = ({ feature: { key, jiraKey } }: FeatureLinkProps) => {
  const path = jiraKey === null ? null : browsePath(jiraKey);
  return path === null ? <>{jiraKey ?? key}</> : <Link href={path}>{jiraKey}</Link>;
};
