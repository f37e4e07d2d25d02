export { installationIdOfTests, type InvocationSeed } from './claims.js';
export { startForgePlatform, type ForgePlatform, type ForgePlatformOptions } from './forge-platform.js';
