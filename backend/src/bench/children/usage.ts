export interface Usage {
  /** CPU time of this process so far, user and system. */
  readonly cpuMicros: number;
  readonly rssBytes: number;
}

export const usageNow = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system, rssBytes: process.memoryUsage.rss() };
};

const sampleEveryMs = 20;

/** Watches how large this process gets. */
export const createMemoryWatch = () => {
  let peak = 0;
  let timer: NodeJS.Timeout | null = null;
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  return {
    start: (): void => {
      peak = 0;
      sample();
      timer ??= setInterval(sample, sampleEveryMs).unref();
    },
    /** Largest resident size since the start, in bytes. */
    peakBytes: (): number => {
      sample();
      return peak;
    },
  };
};
