import { actions, role, type Action, type Role } from '@valora/contracts';

const order = role.options;

/** Whether a role may do an action; the backend decides, this only keeps the page from offering what it would refuse. */
export const permits = (held: Role, action: Action): boolean =>
  order.indexOf(held) >= order.indexOf(actions[action]);

const deeds: Record<Action, string> = {
  'team.read': 'look at the board',
  'signals.write': 'record or attach signals',
  'features.write': 'change features and inputs',
  'imports.write': 'import a backlog',
  'outcomes.write': 'record outcomes',
  'predictions.run': 'ask for a prediction',
  'rankings.override': 'move features by hand',
  'rankings.configure': 'change how the score is made',
  'epics.request': 'ask for epics',
  'epics.approve': 'approve or reject epics',
  'models.retrain': 'retrain models',
  'models.promote': 'choose the model that predicts',
  'team.administer': 'run the team',
};

const plurals: Record<Role, string> = {
  viewer: 'viewers',
  contributor: 'contributors',
  manager: 'managers',
  admin: 'admins',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Why an action is not offered, in a sentence; null when the role may do it. */
export const whyNotPermitted = (held: Role, action: Action): string | null => {
  if (permits(held, action)) return null;
  const allowed = order.slice(order.indexOf(actions[action])).map((name) => plurals[name]);
  const article = held === 'admin' ? 'an' : 'a';
  return `Only ${list.format(allowed)} can ${deeds[action]}; you are ${article} ${held}.`;
};
