import { configureStore } from '@reduxjs/toolkit';
import type { Transport } from '../transport/transport.js';
import type { BoardExtra } from './base-query.js';
import { boardApi } from './board-api.js';

/** One store per transport: what was fetched for one team or person is never shown to another. */
export const createBoardStore = (transport: Transport) =>
  configureStore({
    reducer: { [boardApi.reducerPath]: boardApi.reducer },
    middleware: (defaults) =>
      defaults({
        thunk: { extraArgument: { transport } satisfies BoardExtra },
        // Thousands of rows are walked by these development checks on every action.
        serializableCheck: false,
        immutableCheck: false,
      }).concat(boardApi.middleware),
  });
export type BoardStore = ReturnType<typeof createBoardStore>;
