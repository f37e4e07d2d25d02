import { actions, type Action, type Role } from '@valora/contracts';
import { forbidden } from '../platform/index.js';

/** The least first. */
export const roleOrder: readonly Role[] = ['viewer', 'contributor', 'manager', 'admin'];
/** False without a role. */
export const isAtLeast = (role: Role | null, least: Role): boolean =>
  role !== null && roleOrder.indexOf(role) >= roleOrder.indexOf(least);

/**
 * The one rule of rights: an action belongs to a least role, and every higher role may do it too. A locked thing needs
 * an admin.
 */
export const may = (role: Role, action: Action, thing?: { readonly locked: boolean }): boolean =>
  isAtLeast(role, thing?.locked === true ? 'admin' : actions[action]);

/** @throws AppError forbidden */
export const assertMay = (role: Role, action: Action, thing?: { readonly locked: boolean }): void => {
  if (may(role, action, thing)) return;
  throw forbidden(
    thing?.locked === true
      ? 'An admin locked this; only admins may change it.'
      : `This needs the role ${actions[action]} in the team; yours is ${role}.`,
  );
};
