const LOOK_EVERY_MS = 500;

/**
 * Under npm, asks the process to stop when npm (or the shell between) is gone: nobody could stop it any more with Ctrl-C.
 * npm hands signals on, but a shell that it put between takes them for itself, and a killed npm hands on nothing.
 */
export const stopWithNpm = () => {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
};
