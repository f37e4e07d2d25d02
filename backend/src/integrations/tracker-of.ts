import type { EpicDeps } from '../epics/index.js';
import { createEpicTracker } from './epic-tracker.js';
import type { ConnectionDeps } from './integration-deps.js';
import { createJiraClock } from './jira-clock.js';
import type { JiraClients } from './jira-clients.js';

/** The tracker of a team for the epics station: its Jira, while connected and not paused. */
export const createTrackerOf =
  (
    deps: Pick<ConnectionDeps, 'database' | 'clock'> & { readonly clients: JiraClients },
  ): EpicDeps['trackerOf'] =>
  async (teamId, signal) => {
    const connection = await deps.clients.open(teamId, signal);
    if (connection === null) return null;
    const clock = createJiraClock(deps.clock, signal);
    return createEpicTracker({ connection, clock, teamId, database: deps.database });
  };
