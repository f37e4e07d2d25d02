/** A run that ended badly without saying why counts as one failure. */
const counted = ({ passed, failed, skipped }, exitCode) => ({
  passed,
  failed: failed === 0 && exitCode !== 0 ? 1 : failed,
  skipped,
});

/** Counts out of jest's JSON results ('' when it wrote none). A test file that could not run counts as one failure. */
export const countJest = (resultsJson, exitCode) => {
  const results = resultsJson === '' ? {} : JSON.parse(resultsJson);
  const passed = results.numPassedTests ?? 0;
  const failed = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
  return counted(
    { passed, failed, skipped: (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0) },
    exitCode,
  );
};

/** Counts out of pytest's JUnit report ('' when it wrote none). */
export const countPytest = (report, exitCode) => {
  const [suite = ''] = /<testsuite [^>]*>/.exec(report) ?? [];
  const read = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const [failed, skipped] = [read('failures') + read('errors'), read('skipped')];
  return counted({ passed: read('tests') - failed - skipped, failed, skipped }, exitCode);
};

/** "N passed, N failed[, N skipped]" of all runs together. */
export const sayCounts = (...runs) => {
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
};
