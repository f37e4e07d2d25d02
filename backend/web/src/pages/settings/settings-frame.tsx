import { permits, useSession } from '@valora/board';
import { NavLink, Outlet } from 'react-router-dom';
import { settingsDestinations } from '../../shell/navigation.js';
import styles from './settings-frame.module.css';

/** Places of the settings beside the one that is open. */
export const SettingsFrame = () => {
  const { role } = useSession();
  const places = settingsDestinations.filter(({ action }) => permits(role, action));
  return (
    <div className={places.length === 0 ? undefined : styles.frame}>
      {places.length === 0 ? null : (
        <nav aria-label="Settings" className={styles.nav}>
          <ul className={styles.places}>
            {places.map(({ path, label }) => (
              <li key={path}>
                <NavLink to={path} className={styles.place ?? ''}>
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className={styles.content}>
        <Outlet />
      </div>
    </div>
  );
};
