import './base.css';
import { applyTheme } from '@valora/board';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createAppRouter } from './app/router.js';
import { createWorld } from './app/world.js';
import { keepOfflinePage } from './offline/keep-offline-page.js';
import { storedThemeChoice } from './theme/theme.js';

const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html lacks #root');
  const router = createAppRouter();
  const world = createWorld(router);
  await applyTheme(storedThemeChoice());
  createRoot(root).render(<App world={world} router={router} />);
  keepOfflinePage();
};

void start();
