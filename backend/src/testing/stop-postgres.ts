/** Stops the test run's PostgreSQL, which removes its directory. */
const stopPostgres = async (): Promise<void> => {
  await globalThis.stopTestPostgres?.();
};

export default stopPostgres;
