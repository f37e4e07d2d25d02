/** What came as JSON or as it is; null where a text is no JSON. */
export const fromJson = (given: unknown): unknown => {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return null;
  }
};
