// The app's functions, by what calls them; the names are those of the manifest. Screens call no function: they reach
// the backend and Jira through the browser.

// The platform's clock and the backend's knock
export { keepInTouch } from './triggers/keep-in-touch';
export { onPoke } from './triggers/on-poke';

// Automation rules and the Rovo agent
export { explainAction, predictAction } from './actions/score-actions';
