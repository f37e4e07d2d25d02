import { ApiProvider } from '@valora/board';
import { RouterProvider } from 'react-router-dom';
import type { AppRouter } from './app-router.js';
import type { World } from './world.js';
import { WorldContext } from './world-context.js';

export interface AppProps {
  readonly world: World;
  readonly router: AppRouter;
}

export const App = ({ world, router }: AppProps) => (
  <WorldContext.Provider value={world}>
    <ApiProvider transport={world.transport}>
      <RouterProvider router={router} />
    </ApiProvider>
  </WorldContext.Provider>
);
