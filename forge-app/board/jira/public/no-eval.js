// zod asks whether it may compile its checks; the policy of the frame says no, and reports the question to Atlassian.
globalThis.__zod_globalConfig = { jitless: true };
