// zod would try whether it may make code from text, which the policy of a frame in Jira forbids and reports.
// It reads this when it is loaded: https://zod.dev/api (jitless).
globalThis.__zod_globalConfig = { jitless: true };
