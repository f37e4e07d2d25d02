export { startFakeJira, type FakeJira, type FakeJiraOptions } from './fake-jira.js';
export { tooMany, type Fault, type FaultRule, type SeenRequest } from './faults.js';
export type { SeedIssue } from './hooks.js';
export type { PersonSeed } from './people.js';
export { roiField, storyPointsField } from './site-fields.js';
export { epicNameField, type FakeField, type ProjectSeed } from './world.js';
export { createManualClock, type ManualClock } from './manual-clock.js';
