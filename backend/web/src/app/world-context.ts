import { createContext, useContext } from 'react';
import type { World } from './world.js';

export const WorldContext = createContext<World | null>(null);

/** Throws outside of the app: every page lives in one. */
export const useWorld = (): World => {
  const world = useContext(WorldContext);
  if (world === null) throw new Error('useWorld outside of <App>');
  return world;
};
