/** One refresh for however many calls find the session ended at the same moment; a rotating token allows no second. */
export const refreshOnce = (refresh: () => Promise<boolean>): (() => Promise<boolean>) => {
  let running: Promise<boolean> | null = null;
  return () => {
    running ??= refresh().finally(() => {
      running = null;
    });
    return running;
  };
};
