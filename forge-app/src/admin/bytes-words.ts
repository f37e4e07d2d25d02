const steps = ['kB', 'MB', 'GB'] as const;

/** `812 bytes`, `1.4 kB`: thousands, as network sizes are counted. */
export const bytesWords = (bytes: number, number: (value: number) => string): string => {
  if (bytes < 1000) return `${String(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const step = Math.min(Math.floor(Math.log10(bytes) / 3), steps.length);
  return `${number(bytes / 1000 ** step)} ${steps[step - 1] ?? ''}`;
};
