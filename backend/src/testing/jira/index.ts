export { startFakeJira, type FakeJira, type FakeJiraOptions, type SeedIssue } from './fake-jira.js';
export { tooMany, type Fault, type FaultRule } from './faults.js';
export { epicNameField, type FakeField, type ProjectSeed } from './world.js';
export { createManualClock, type ManualClock } from './manual-clock.js';
