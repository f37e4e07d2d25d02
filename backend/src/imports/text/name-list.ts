/** Names between commas, over as many lines as they take. */
export const names = (strings: TemplateStringsArray): readonly string[] =>
  strings
    .join('')
    .split(',')
    .map((name) => name.trim());
