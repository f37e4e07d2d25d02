import { z } from 'zod';

export const role = z.enum(['viewer', 'contributor', 'manager', 'admin']).meta({
  description:
    'viewer reads; contributor also gives signals, features, inputs and outcomes; manager also ranks and approves; admin also runs the team',
});
export type Role = z.infer<typeof role>;

/** What a route demands, with the least role that may do it. */
export const actions = {
  'team.read': 'viewer',
  'signals.write': 'contributor',
  'features.write': 'contributor',
  'imports.write': 'contributor',
  'outcomes.write': 'contributor',
  'predictions.run': 'contributor',
  'rankings.override': 'manager',
  'rankings.configure': 'manager',
  'epics.request': 'contributor',
  'epics.approve': 'manager',
  'models.retrain': 'manager',
  'models.promote': 'manager',
  'team.administer': 'admin',
} as const satisfies Record<string, Role>;
export type Action = keyof typeof actions;

/**
 * `public`: no sign-in; `signed-in`: any session; `jira`: a call from inside Jira that belongs to no team yet, proved by
 * its invocation token; otherwise an action of the caller’s team.
 */
export type Permission = 'public' | 'signed-in' | 'jira' | Action;
