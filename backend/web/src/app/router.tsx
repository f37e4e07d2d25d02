import type { ComponentType } from 'react';
import { createBrowserRouter, Outlet, type RouteObject, ScrollRestoration } from 'react-router-dom';
import { SessionGate } from '../session/session-gate.js';
import { Shell } from '../shell/shell.js';
import type { AppRouter } from './app-router.js';
import { PagesProblem } from './pages-problem.js';

/** A page is fetched when it is first opened, so the board does not wait for the settings. */
const page = (load: () => Promise<ComponentType>) => async () => ({ Component: await load() });

const settings: RouteObject[] = [
  {
    index: true,
    lazy: page(async () => (await import('../pages/settings/first-settings.js')).FirstSettings),
  },
  { path: 'team', lazy: page(async () => (await import('../pages/settings/team-page.js')).TeamPage) },
  {
    path: 'members',
    lazy: page(async () => (await import('../pages/settings/members/members-page.js')).MembersPage),
  },
  {
    path: 'scoring',
    lazy: page(async () => (await import('../pages/settings/scoring/scoring-page.js')).ScoringPage),
  },
  {
    path: 'connections',
    lazy: page(
      async () => (await import('../pages/settings/connections/connections-page.js')).ConnectionsPage,
    ),
  },
  {
    path: 'connections/jira/callback',
    lazy: page(async () => (await import('../pages/settings/connections/callback-page.js')).CallbackPage),
  },
  {
    path: 'jira-data',
    lazy: page(async () => (await import('../pages/settings/jira-data/jira-data-page.js')).JiraDataPage),
  },
  {
    path: 'tokens',
    lazy: page(async () => (await import('../pages/settings/tokens/tokens-page.js')).TokensPage),
  },
  {
    path: 'audit',
    lazy: page(async () => (await import('../pages/settings/audit/audit-page.js')).AuditPage),
  },
  { path: 'jobs', lazy: page(async () => (await import('../pages/settings/jobs-page.js')).JobsPage) },
  { path: 'sample', lazy: page(async () => (await import('../pages/settings/sample-page.js')).SamplePage) },
];

const signedIn: RouteObject[] = [
  { index: true, lazy: page(async () => (await import('../pages/board/board-place.js')).BoardPlace) },
  { path: 'signals', lazy: page(async () => (await import('../pages/signals/signals-page.js')).SignalsPage) },
  { path: 'epics', lazy: page(async () => (await import('../pages/epics/epics-page.js')).EpicsPage) },
  {
    path: 'outcomes',
    lazy: page(async () => (await import('../pages/outcomes/outcomes-page.js')).OutcomesPage),
  },
  { path: 'models', lazy: page(async () => (await import('../pages/models/models-page.js')).ModelsPage) },
  { path: 'import', lazy: page(async () => (await import('../pages/import/import-page.js')).ImportPage) },
  {
    path: 'import/:id',
    lazy: page(async () => (await import('../pages/import/import-run-page.js')).ImportRunPage),
  },
  { path: 'profile', lazy: page(async () => (await import('../pages/profile/profile-page.js')).ProfilePage) },
  {
    path: 'welcome/start',
    lazy: page(async () => (await import('../pages/welcome/start-page.js')).StartPage),
  },
  {
    path: 'settings',
    lazy: page(async () => (await import('../pages/settings/settings-frame.js')).SettingsFrame),
    children: settings,
  },
  { path: '*', lazy: page(async () => (await import('../pages/not-found/not-found-page.js')).NotFoundPage) },
];

const entrances: RouteObject[] = [
  {
    path: '/welcome',
    lazy: page(async () => (await import('../pages/welcome/welcome-page.js')).WelcomePage),
  },
  { path: '/sign-in', lazy: page(async () => (await import('../pages/sign-in/sign-in-page.js')).SignInPage) },
  { path: '/join', lazy: page(async () => (await import('../pages/join/join-page.js')).JoinPage) },
];

const Frame = () => (
  <>
    <Outlet />
    <ScrollRestoration />
  </>
);

/** Address → page. */
export const createAppRouter = (): AppRouter =>
  createBrowserRouter([
    {
      element: <Frame />,
      errorElement: <PagesProblem />,
      hydrateFallbackElement: <></>,
      children: [
        ...entrances,
        { path: '/', element: <SessionGate />, children: [{ element: <Shell />, children: signedIn }] },
      ],
    },
  ]);
