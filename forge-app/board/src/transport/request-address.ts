const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);

/** `/features/{id}` with `{ id: 'a/b' }` → `/features/a%2Fb`. Throws a TypeError where a parameter is missing. */
export const fillPath = (path: string, params: Readonly<Record<string, unknown>> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '')
      throw new TypeError(`missing ${name} in ${path}`);
    return encodeURIComponent(asText(value));
  });

/** `?a=1&b=2`, leaving out what is undefined; empty without anything to ask. */
export const toQueryString = (query: Readonly<Record<string, unknown>> = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, asText(value)])).toString()}`;
};
