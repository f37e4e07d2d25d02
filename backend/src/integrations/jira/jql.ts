/** A JQL string literal; what a person typed cannot leave it. */
export const jqlText = (value: string): string =>
  `"${value.replace(/[\\"]/g, '\\$&').replace(/[\n\r\t]/g, ' ')}"`;

/** `created >= "-90m"`: relative, so that the time zone of the Jira account does not matter. */
export const createdWithin = (minutes: number): string =>
  `created >= "-${String(Math.max(1, Math.ceil(minutes)))}m"`;
