import '@atlaskit/css-reset';
import './host.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostState } from '../shared.js';
import { Controls } from './controls.js';
import { fault, faultStore } from './faults.js';
import { Flags } from './flags.js';
import { usePlace, type Place } from './place.js';
import { setTheme } from './screen.js';
import { onSiteChange, openStream, server } from './server-calls.js';
import {
  ActionPage,
  AdminPage,
  DashboardPage,
  IssuePage,
  ProjectPage,
  SettingsPage,
  type PageProps,
} from './site-pages.js';

const Faults = () => {
  const faults = useSyncExternalStore(faultStore.subscribe, faultStore.snapshot);
  if (faults.length === 0) return null;
  return (
    <ul className="faults" role="alert" data-host-faults={faults.length}>
      {faults.map((what) => (
        <li key={what}>{what}</li>
      ))}
    </ul>
  );
};

const Page = ({ state, place }: PageProps) => {
  switch (place.page) {
    case 'issue':
      return <IssuePage key={place.issueKey} state={state} place={place} />;
    case 'project':
      return <ProjectPage state={state} place={place} />;
    case 'board':
      return <ActionPage key="board" state={state} place={place} type="jira:boardAction" />;
    case 'backlog':
      return <ActionPage key="backlog" state={state} place={place} type="jira:backlogAction" />;
    case 'settings':
      return <SettingsPage state={state} place={place} />;
    case 'dashboard':
      return <DashboardPage state={state} place={place} />;
    case 'admin':
      return <AdminPage state={state} place={place} />;
  }
};

const Site = ({ state }: { readonly state: HostState }) => {
  const standard: Place = {
    page: 'issue',
    issueKey: state.issues[0]?.key ?? '',
    accountId: state.people[0]?.accountId ?? '',
    theme: 'light',
  };
  const place = usePlace(standard);
  useEffect(() => {
    setTheme(place.theme);
  }, [place.theme]);
  return (
    <>
      <Controls state={state} place={place} />
      <Faults />
      <Page state={state} place={place} />
      <Flags />
    </>
  );
};

const App = () => {
  const [state, setState] = useState<HostState | null>(null);
  useEffect(() => {
    const read = (): void => {
      server.state().then(setState, (error: unknown) => {
        fault(`the host’s server does not answer: ${String(error)}`);
      });
    };
    read();
    return onSiteChange(read);
  }, []);
  return state === null ? <p>Loading…</p> : <Site state={state} />;
};

addEventListener('error', ({ message }) => {
  if (!message.includes('ResizeObserver')) fault(`script error: ${message}`);
});
openStream();
const root = document.getElementById('host');
if (root !== null) createRoot(root).render(<App />);
