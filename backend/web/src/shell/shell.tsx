import { permits, SampleMark, useAwaitingEpics, useSession } from '@valora/board';
import { useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigation } from 'react-router-dom';
import { LiveState } from '../live/live-state.js';
import { NoticesProvider } from '../ui/notices.js';
import { AccountMenu } from './account-menu.js';
import { destinations } from './navigation.js';
import styles from './shell.module.css';

const Brand = () => (
  <Link to="/" className={styles.brand}>
    <img src="/icons/icon.svg" alt="" width="28" height="28" />
    <span className={styles.wordmark}>Valora</span>
  </Link>
);

/** On the board a banner says it already. */
const SampleNotice = () => {
  const { team, role } = useSession();
  const { pathname } = useLocation();
  if (!team.hasSampleData || pathname === '/') return null;
  return permits(role, 'team.administer') ? (
    <Link
      to="/settings/sample"
      className={styles.sample}
      title="This team holds sample data. Remove it in the settings."
    >
      <SampleMark />
    </Link>
  ) : (
    <SampleMark />
  );
};

const AwaitingEpics = () => {
  const count = useAwaitingEpics();
  return count === null ? null : <span className={styles.awaiting}>{count} to approve</span>;
};

/** On a phone the places fold behind one button; choosing one folds them again. */
const Navigation = () => {
  const { role } = useSession();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === pathname;
  return (
    <nav aria-label="Valora" className={styles.nav}>
      <button
        type="button"
        className={styles.menu}
        aria-expanded={isOpen}
        aria-controls="places"
        onClick={() => setOpenAt(isOpen ? null : pathname)}
      >
        Menu
      </button>
      <ul id="places" className={isOpen ? styles.placesOpen : styles.places}>
        {destinations
          .filter(({ action }) => permits(role, action))
          .map(({ path, label }) => (
            <li key={path}>
              <NavLink to={path} end={path === '/'} className={styles.place ?? ''}>
                {label}
                {path === '/epics' ? <AwaitingEpics /> : null}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
};

/** The frame of every signed-in page. */
export const Shell = () => {
  const isMoving = useNavigation().state === 'loading';
  return (
    <NoticesProvider>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <header className={styles.header}>
        <Brand />
        <Navigation />
        <div className={styles.state}>
          <SampleNotice />
          <LiveState />
          <AccountMenu />
        </div>
        {isMoving ? <div className={styles.moving} /> : null}
      </header>
      <div id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </div>
    </NoticesProvider>
  );
};
