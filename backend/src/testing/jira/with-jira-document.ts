import { hasJiraDocument } from './prism.js';

/** A `describe` that needs Atlassian's document; skipped, and said so, where that is not beside this checkout. */
export const withJiraDocument = (name: string, tests: () => void): void => {
  if (hasJiraDocument()) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`Skipped: Atlassian’s OpenAPI document is not beside this checkout: ${name}.\n`);
  describe.skip(name, tests);
};
