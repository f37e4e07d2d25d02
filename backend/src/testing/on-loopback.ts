import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens at a free port of this machine. Returns the address. */
export const listenOnLoopback = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

/** Takes no further connection and cuts those that are open. */
export const closeAtOnce = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeAllConnections();
  await closed;
};
