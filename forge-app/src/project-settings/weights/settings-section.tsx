import { Text } from '@forge/react';
import type { Role } from '@valora/contracts';
import React, { useCallback } from 'react';
import { FailureState } from '../../shared/states';
import { useBackend } from '../../shared/use-backend';
import { getSettings } from '../settings-api';
import { SettingsForm } from './settings-form';

interface SettingsSectionProps {
  readonly projectId: string;
  readonly role: Role;
}

/** How the team’s score is made, loaded. */
export const SettingsSection = ({ projectId, role }: SettingsSectionProps) => {
  const settings = useBackend(useCallback(() => getSettings(projectId), [projectId]));
  if (settings.state === 'loading') return <Text>Loading…</Text>;
  if (settings.state === 'failed')
    return (
      <FailureState
        failure={settings.error}
        attempt="load the criteria"
        isRetrying={settings.isReloading}
        onRetry={() => void settings.reload()}
      />
    );
  return (
    // Another version is another form: it starts from what was loaded last.
    <SettingsForm
      key={settings.data.version}
      projectId={projectId}
      role={role}
      stored={settings.data}
      onReload={() => void settings.reload()}
    />
  );
};
