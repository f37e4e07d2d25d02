/** A failure that the user can mend: the message is all they need, no stack. */
export class StartError extends Error {}

/** Runs a command-line program to its end; explains failures on standard error and exits with 1. */
export const runMain = async (main) => {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : error.stack}\n`);
    process.exit(1);
  }
};
