/**
 * Faults put into a copy of the manifest or the screens: each has to be found with its message, or the check itself is
 * broken. `by` says who finds it: Atlassian’s tools (`platform`) or our own checks (`own`).
 */
const without = (text, line) => {
  if (!text.includes(line)) throw new Error(`manifest.yml has no "${line}"; write the fault anew`);
  return text.replace(line, '');
};
const instead = (text, old, fresh) => {
  if (!text.includes(old)) throw new Error(`manifest.yml has no "${old}"; write the fault anew`);
  return text.replace(old, fresh);
};

export const faults = [
  {
    name: 'a scope is missing',
    by: 'platform',
    lint: true,
    needsOpenApi: true,
    change: (text) => without(text, '    - read:jira-work'),
    message: /^Jira endpoint: .* requires "read:jira-work" scope/,
  },
  {
    name: 'a trigger without the scope of its events',
    by: 'platform',
    change: (text) => without(text, '    - read:jira-work'),
    message: /event avi:jira:created:issue requires/,
  },
  {
    name: 'an endpoint of an unknown remote',
    by: 'platform',
    change: (text) => instead(text, 'remote: valora-backend', 'remote: valora-elsewhere'),
    message: /valora-elsewhere/,
  },
  {
    name: 'a remote without compute',
    by: 'platform',
    lint: true,
    change: (text) => instead(text, 'operations: [compute, storage]', 'operations: [storage]'),
    message: /compute/,
  },
  {
    name: 'two modules with one key',
    by: 'platform',
    change: (text) => instead(text, 'key: valora-backlog-action', 'key: valora-board-action'),
    message: /valora-board-action/,
  },
  {
    name: 'a screen of UI Kit 1',
    by: 'platform',
    change: (text) =>
      instead(
        text,
        'jira:issueContext:',
        'jira:issueActivity:\n    - { key: old, title: Old, function: on-poke }\n  jira:issueContext:',
      ),
    message: /UI Kit 1/,
  },
  {
    name: 'a type error in a screen',
    by: 'platform',
    bundle: true,
    screen: 'export const wrong: number = "a text";\n',
    message: /TS2322|not assignable to type 'number'/,
  },
  {
    name: 'a function that is not there',
    by: 'own',
    change: (text) => instead(text, 'index.onPoke', 'index.onPokes'),
    message: /exports no onPokes/,
  },
  {
    name: 'an endpoint that no route has',
    by: 'own',
    change: (text) => instead(text, '/api/v1/forge/schedule', '/api/v1/forge/timetable'),
    message: /\/api\/v1\/forge\/timetable, which no route takes/,
  },
  {
    name: 'an address beside the remote',
    by: 'own',
    change: (text) =>
      instead(
        text,
        'images:\n      - address: https://valora.example.com',
        'images:\n      - address: https://pictures.example.com',
      ),
    message: /pictures\.example\.com is not an address of the remote/,
  },
  {
    name: 'a key that code compares is gone',
    by: 'own',
    change: (text) => instead(text, 'key: valora-project-settings\n', 'key: valora-settings\n'),
    message: /names valora-project-settings, which manifest\.yml does not have/,
  },
  {
    name: 'a call of the backend without its scope',
    by: 'own',
    needsOpenApi: true,
    change: (text) => without(text, '    - read:jira-user'),
    message: /GET \/rest\/api\/3\/user needs the scope read:jira-user/,
  },
  {
    name: 'a scope that nothing needs',
    by: 'own',
    needsOpenApi: true,
    change: (text) => instead(text, '- read:jira-work', '- manage:jira-project\n    - read:jira-work'),
    message: /nothing needs the scope manage:jira-project/,
  },
  {
    name: 'a token without its scope',
    by: 'own',
    change: (text) => without(text, '    - read:app-user-token'),
    message: /needs the scope read:app-user-token/,
  },
];
