import type { Page } from 'playwright-core';
import type { Furnished } from './furnish.js';

export interface Place {
  readonly name: string;
  readonly path: (furnished: Furnished) => string;
  /** Resolves once the place shows what it is for. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const says = (words: string | RegExp) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();
const place = (name: string, path: Place['path'] | string, ready: Place['ready']): Place => ({
  name,
  path: typeof path === 'string' ? () => path : path,
  ready,
});
const drawer = (tab: string, words: string | RegExp): Place =>
  place(`drawer: ${tab}`, ({ sampleFeatureId }) => `/?feature=${sampleFeatureId}&tab=${tab}`, says(words));

/** Pages outside of the board. */
export const pages: readonly Place[] = [
  place('signals', '/signals', says('Record a signal')),
  place('epics', '/epics?state=any', says('Linked')),
  place('outcomes', '/outcomes', says('Promised')),
  place('models', '/models', says('Accuracy')),
  place('import', '/import', says('harbour.csv')),
  place('import: mapping', ({ imports }) => `/import/${imports.mapping}`, says('The first rows')),
  place('import: result', ({ imports }) => `/import/${imports.done}`, says('repeated key')),
  place('profile', '/profile', says('Current password')),
  place('where to start', '/welcome/start', says('Connect Jira')),
  place('settings: team', '/settings/team', says('Day rate')),
  place('settings: members', '/settings/members', says('arne@example.com')),
  place('settings: scoring', '/settings/scoring', says('Criteria and weights')),
  place('settings: connections', '/settings/connections', says('Disconnect')),
  place('settings: return from Jira', '/settings/connections/jira/callback', says('is not connected')),
  place('settings: what leaves Jira', '/settings/jira-data', says('One row for every transfer')),
  place('settings: tokens', '/settings/tokens', says('nightly')),
  place('settings: audit trail', '/settings/audit', (page) => page.locator('td code').first().waitFor()),
  place('settings: failed jobs', '/settings/jobs', says('Failed jobs')),
  place('settings: sample data', '/settings/sample', says('Remove all sample data')),
  place('not found', '/nowhere', says('Go to the board')),
];

/** The board with whatever can stand beside it. */
export const boards: readonly Place[] = [
  place('list', '/', says(/^Tier 1/)),
  place('nothing found', '/?q=no-such-words', says('Clear filters')),
  place('chart', '/?view=chart', (page) => page.locator('svg circle').first().waitFor()),
  place('weights', '/?panel=weights', says('Framework')),
  place('moves', '/?panel=moves', says('What moved, and why')),
  drawer('why', /Parts of the score/),
  drawer('inputs', 'Add another input'),
  drawer('signals', /compan(y|ies)/),
  drawer('history', /rank/i),
  drawer('delivery', 'Outcome'),
  place(
    'drawer: details',
    ({ sampleFeatureId }) => `/?feature=${sampleFeatureId}&tab=details`,
    (page) => page.getByRole('region', { name: 'Description' }).waitFor(),
  ),
];
