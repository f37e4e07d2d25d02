/** `/issue/{issueIdOrKey}` and `/issue/{issue}` are one path. */
const shapeOf = (path) => path.replace(/\{[^}]+\}/g, '{}');

const scopesIn = (operation, state) =>
  (operation['x-atlassian-oauth2-scopes'] ?? []).find((one) => one.state === state)?.scopes ?? [];

/**
 * What Atlassian’s OpenAPI document asks for: (method, path) → {now, later}, or null for an operation it does not have.
 * `later` are the finer scopes that it announces.
 */
export const readScopes = ({ paths }) => {
  const known = new Map();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      known.set(`${method.toUpperCase()} ${shapeOf(path)}`, {
        now: scopesIn(operation, 'Current'),
        later: scopesIn(operation, 'Beta'),
      });
    }
  }
  return (method, path) => known.get(`${method} ${shapeOf(path)}`) ?? null;
};
