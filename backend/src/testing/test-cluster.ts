/** What test files need to know about the run's PostgreSQL, as `serve-test-postgres.mjs` prints it. */
export type TestCluster = {
  superuserUrl: string;
  appPassword: string;
  template: string;
  /** For files of tests; removed after the run, however it ends. */
  directory: string;
  /** The same inside node_modules, for programs that import packages. */
  compiled: string;
};

/** @throws Error outside the integration project, whose global set-up starts the server */
export const testCluster = (): TestCluster => {
  const text = process.env.VALORA_TEST_POSTGRES;
  if (!text)
    throw new Error('No test database: name the file *.int.test.ts so that it runs with PostgreSQL.');
  return JSON.parse(text) as TestCluster;
};
