const text = (value) => JSON.stringify(value);

const dictionary = (name, values) => `[dictionaries.${name}]\nvalues = [${values.map(text).join(', ')}]\n`;

/** Operations by path, and which ids their parameters take. What deletes takes a known id now and then only. */
const bindings = [
  ['^/features/\\{id\\}', { 'path.id': 'features' }],
  ['^/features/\\{id\\}/needs', { 'body.needs.[*]': 'features' }],
  ['^/features/\\{id\\}/signals', { 'body.signalId': 'signals', 'path.signalId': 'signals' }],
  ['^/rankings/\\{featureId\\}', { 'path.featureId': 'features' }],
  ['^/signals', { 'path.id': 'signals', 'body.intoId': 'signals', 'query.companyId': 'companies' }],
  ['^/companies', { 'path.id': 'companies' }],
  ['^/imports/', { 'path.id': 'imports' }],
  ['^/ranking-history/', { 'path.id': 'history' }],
  ['^/invitations/\\{id\\}', { 'path.id': 'invitations' }],
  ['^/api-tokens/', { 'path.id': 'tokens' }],
  ['^/teams/', { 'path.id': 'teams', 'path.userId': 'users' }],
  ['^/auth/', { 'body.teamId': 'teams', 'body.email': 'emails', 'body.password': 'passwords' }],
  ['^/epics$', { 'body.items.[*].featureId': 'features' }],
];

/** A body rarely gets as far as its ids: those should be known nearly always. */
const IN_BODIES = 0.95;

const operation = (method, pattern, parameters, probability) =>
  [
    '[[operations]]',
    `include-path-regex = ${text(pattern)}`,
    ...(method === null ? [] : [`include-method = ${text(method)}`]),
    '[operations.parameters]',
    ...Object.entries(parameters).map(
      ([place, name]) =>
        `${text(place)} = { dictionary = ${text(name)}, probability = ${String(place.startsWith('body.') ? IN_BODIES : probability)} }`,
    ),
    '',
  ].join('\n');

/** Configuration of schemathesis for a filled workspace. */
export const fuzzConfig = ({ token, email, password, ids }) => {
  const dictionaries = {
    ...ids,
    emails: [email],
    passwords: [password],
    versions: ['"1"', '"2"', '"3"'],
  };
  const filled = Object.entries(dictionaries).filter(([, values]) => values.length > 0);
  const known = new Set(filled.map(([name]) => name));
  const only = (parameters) =>
    Object.fromEntries(Object.entries(parameters).filter(([, name]) => known.has(name)));
  return [
    `headers = { Authorization = ${text(`Bearer ${token}`)} }`,
    '',
    ...filled.map(([name, values]) => dictionary(name, values)),
    '[parameters]',
    '"header.If-Match" = { dictionary = "versions", probability = 0.8 }',
    '',
    ...bindings.flatMap(([pattern, parameters]) => [
      operation('DELETE', pattern, only(parameters), 0.1),
      ...['GET', 'POST', 'PUT'].map((method) => operation(method, pattern, only(parameters), 0.7)),
    ]),
  ].join('\n');
};
