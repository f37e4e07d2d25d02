import { Text } from '@forge/react';
import React, { useCallback } from 'react';
import { FailureState } from '../../shared/states';
import { useBackend } from '../../shared/use-backend';
import { getPolicies } from '../settings-api';
import { PolicyForm } from './policy-form';

interface PolicySectionProps {
  readonly projectId: string;
  readonly whyNot: string | null;
}

/** The data policy of one project, loaded. */
export const PolicySection = ({ projectId, whyNot }: PolicySectionProps) => {
  const policies = useBackend(useCallback(() => getPolicies(projectId), [projectId]));
  if (policies.state === 'loading') return <Text>Loading…</Text>;
  if (policies.state === 'failed')
    return (
      <FailureState
        failure={policies.error}
        attempt="load what may leave Jira"
        isRetrying={policies.isReloading}
        onRetry={() => void policies.reload()}
      />
    );
  const policy = policies.data.items.find((item) => item.projectId === projectId);
  // Another version is another form: it starts from what was loaded last.
  return policy ? (
    <PolicyForm
      key={policy.version}
      policy={policy}
      whyNot={whyNot}
      onReload={() => void policies.reload()}
    />
  ) : (
    <Text>This project has no data policy, so nothing of it leaves Jira.</Text>
  );
};
