/** A failure that the user can mend: the message is all they need, no stack. */
export class StartError extends Error {
  name = 'StartError';
}

/** Errors of the built backend that say to the user what to do; told by name, since its classes are not loaded here. */
const EXPLAINED = new Set(['StartError', 'StartupError', 'EmbeddedPostgresError']);

/** Runs a command-line program to its end; explains failures on standard error and exits with 1. */
export const runMain = async (main) => {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${EXPLAINED.has(error?.name) ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
};
