import './page.css';
import { view } from '@forge/bridge';
import { createRoot } from 'react-dom/client';
import { forgeBridge } from './host/forge-bridge.js';
import { openUrlState } from './host/history-url-state.js';
import { openLinksThrough } from './host/open-links.js';
import { readPlace } from './host/place.js';
import { startTheme } from './host/theme.js';
import { JiraPage } from './jira-page.js';

const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html lacks #root');
  const [context, urlState] = await Promise.all([view.getContext(), openUrlState(view.createHistory)]);
  const place = readPlace(context, navigator.language);
  await startTheme(view.theme.enable, place?.colorMode ?? 'auto');
  if (place) document.documentElement.lang = place.locale;
  openLinksThrough(forgeBridge.open);
  createRoot(root).render(<JiraPage bridge={forgeBridge} place={place} urlState={urlState} />);
};

void start();
