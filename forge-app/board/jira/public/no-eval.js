// zod asks whether it may make code from text; the policy of the frame says no, and reports the question to Atlassian.
// It reads this when it is loaded: https://zod.dev/api (jitless).
globalThis.__zod_globalConfig = { jitless: true };
