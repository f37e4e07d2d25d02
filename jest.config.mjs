const esmOnly = ['uuid', 'jose', '@octokit', 'universal-user-agent', 'before-after-hook', 'csv-parse'];

const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2023',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};
const shared = {
  transform,
  moduleNameMapper: {
    '^@valora/contracts$': '<rootDir>/backend/contracts/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: '<rootDir>/backend/src/testing/jest-environment.mjs',
  // A test that reaches for another machine fails.
  setupFilesAfterEnv: ['<rootDir>/backend/src/testing/close-network.ts'],
};

const ignored = ['/node_modules/', '/dist/', '/\\.valora/'];
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  ...shared,
  testMatch,
  testPathIgnorePatterns: ignored,
  ...more,
});

const withPostgres = {
  globalSetup: '<rootDir>/backend/src/testing/start-postgres.ts',
  globalTeardown: '<rootDir>/backend/src/testing/stop-postgres.ts',
};

export default {
  testTimeout: 30_000,
  // Much of a test is waiting for the database: one worker per core, not one less.
  maxWorkers: '100%',
  projects: [
    project('unit', ['<rootDir>/backend/**/*.test.{ts,tsx}', '<rootDir>/forge-app/**/*.test.{ts,tsx}'], {
      testPathIgnorePatterns: [...ignored, '\\.(int|peer|fault)\\.test\\.ts$'],
    }),
    project('integration', ['<rootDir>/backend/**/*.int.test.ts'], withPostgres),
    // Slower proofs: peers we did not write, processes that are killed, the whole line in a browser.
    project('peers', ['<rootDir>/backend/**/*.peer.test.ts'], withPostgres),
    project('faults', ['<rootDir>/backend/**/*.fault.test.ts'], withPostgres),
    project('e2e', ['<rootDir>/e2e/**/*.e2e.test.ts']),
  ],
};
