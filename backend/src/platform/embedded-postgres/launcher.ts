/** A system account, by the numbers the kernel knows. */
export type Account = { uid: number; gid: number };

/**
 * How to run one of PostgreSQL's programs. PostgreSQL refuses to run as root, so root has to hand it to
 * another account. `owner` is whom the cluster's files must belong to, as Node sees it.
 */
export type Launcher = {
  name: 'self' | 'account' | 'account-past-closed-directories' | 'user-namespace';
  prefix: readonly string[];
  account?: Account;
  owner?: Account;
};

export const SELF: Launcher = { name: 'self', prefix: [] };

/**
 * The ways root can run PostgreSQL, most ordinary first:
 * 1. switch to the account: enough when the account may enter the directories;
 * 2. switch and keep CAP_DAC_OVERRIDE, to get past directories that only root may enter (`/root`, 0700).
 *    `no_setuid_fixup` is needed because access(2) drops capabilities of a non-zero real uid, and
 *    PostgreSQL checks its own path with access(2). Docker grants the capabilities for this by default;
 * 3. a user namespace in which root carries the account's number: the way left without capabilities.
 *    Files then stay root's.
 */
export const rootLaunchers = (account: Account): readonly Launcher[] => [
  { name: 'account', prefix: [], account, owner: account },
  {
    name: 'account-past-closed-directories',
    prefix: [
      'setpriv',
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_override',
      '--ambient-caps=-all,+dac_override',
      '--securebits=+no_setuid_fixup',
      '--no-new-privs',
      '--',
    ],
    owner: account,
  },
  {
    name: 'user-namespace',
    prefix: ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--'],
    owner: { uid: 0, gid: 0 },
  },
];
