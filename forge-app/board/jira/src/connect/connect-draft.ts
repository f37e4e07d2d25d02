import type { ForgeInstallation, GivenBody, PolicyMode, forge } from '@valora/contracts';

export const newTeam = '';

/** What connecting a project asks for, as the form holds it. */
export interface ConnectDraft {
  /** `newTeam`, or a team of the site. */
  readonly teamId: string;
  readonly teamName: string;
  readonly currency: string;
  readonly mode: PolicyMode;
}

export const startConnecting = (projectKey: string): ConnectDraft => ({
  teamId: newTeam,
  teamName: projectKey,
  currency: 'EUR',
  mode: 'allowed_fields',
});

/** Teams the project may join, a new one first. */
export const teamOptions = (teams: ForgeInstallation['teams']) => [
  { value: newTeam, label: 'A new team' },
  ...teams.map(({ id, name }) => ({ value: id, label: name })),
];

/** A new team needs a name; one that is there has all it needs. */
export const canConnect = ({ teamId, teamName }: ConnectDraft): boolean =>
  teamId !== newTeam || teamName.trim() !== '';

export const connectBody = ({
  teamId,
  teamName,
  currency,
  mode,
}: ConnectDraft): GivenBody<typeof forge.connectProject> =>
  teamId === newTeam ? { teamId: null, teamName: teamName.trim(), currency, mode } : { teamId, mode };
