/** Path of an issue’s page on this site, or null where the key is none of Jira’s. */
export const browsePath = (key: string): string | null =>
  /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/.test(key) ? `/browse/${key}` : null;
