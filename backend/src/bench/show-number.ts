/** Three digits that matter, with a thin structure for thousands: 1234.5 → `1,230`, 0.01234 → `0.0123`. */
export const showNumber = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);

export const showMs = (ms: number): string =>
  ms >= 10_000 ? `${showNumber(ms / 1000)} s` : `${showNumber(ms)} ms`;

export const showMegabytes = (bytes: number): string => `${showNumber(bytes / 1024 ** 2)} MB`;

export const showRatio = (ratio: number): string => `${ratio.toFixed(2)} ×`;

export const showPercent = (share: number): string => `${(share * 100).toFixed(0)} %`;
