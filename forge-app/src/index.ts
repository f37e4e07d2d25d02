// The app's functions, by what calls them; the names are those of the manifest. Most screens call none: they reach the
// backend and Jira through the browser.

// Jira’s events, the platform’s clock and the backend's knock
export { onJiraEvent } from './triggers/on-jira-event';
export { keepInTouch } from './triggers/keep-in-touch';
export { onPoke } from './triggers/on-poke';

// Automation rules and the Rovo agent
export { explainAction, predictAction } from './actions/score-actions';

// The right rail
export { resolver } from './resolvers/resolver';
