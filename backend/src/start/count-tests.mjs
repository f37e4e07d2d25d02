/**
 * "N passed, N failed[, N skipped]" out of jest's JSON results, '' when it wrote none. A test file that could not run
 * counts as one failure, and so does a run that ended badly without saying why.
 */
export const countTests = (resultsJson, exitCode) => {
  const results = resultsJson === '' ? {} : JSON.parse(resultsJson);
  const passed = results.numPassedTests ?? 0;
  const counted = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted;
  const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
};
