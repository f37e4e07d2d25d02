import { permits, useSession } from '@valora/board';
import { Navigate } from 'react-router-dom';
import { settingsDestinations } from '../../shell/navigation.js';

/** `/settings` opens the first place the role may use; without one, the first says why not. */
export const FirstSettings = () => {
  const { role } = useSession();
  const first = settingsDestinations.find(({ action }) => permits(role, action));
  return <Navigate to={first?.path ?? '/settings/team'} replace />;
};
