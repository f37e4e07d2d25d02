export { installationIdOfTests, type InvocationSeed } from './claims.js';
export { peopleOfTests, startForgeApp, type ForgeApp, type Send } from './forge-app.js';
export { startForgePlatform, type ForgePlatform, type ForgePlatformOptions } from './forge-platform.js';
