import net from 'node:net';

/** A test tried to reach another machine. */
class NetworkClosedError extends Error {
  readonly code = 'ENETCLOSED';
  override readonly name = 'NetworkClosedError';
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i;
const CLOSED = Symbol.for('valora.networkClosed');

type Target = { host: string; port: unknown } | 'local socket';

/** Reads the forms `connect` takes: (options), (port, host), (path), and Node's own ready-made list of arguments. */
const targetOf = (args: readonly unknown[]): Target => {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: unknown; host?: unknown; port?: unknown };
    if (typeof path === 'string' && port === undefined) return 'local socket';
    return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return 'local socket';
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost', port: first };
};

/**
 * Lets tests connect to this machine only; every other connection fails before a name is looked up. Covers http, https,
 * fetch and database clients, which all end in `Socket.connect`.
 */
export const closeNetwork = (): void => {
  const prototype = net.Socket.prototype as net.Socket & { [CLOSED]?: true };
  if (prototype[CLOSED]) return;
  prototype[CLOSED] = true;
  const connect = prototype.connect as (this: net.Socket, ...args: unknown[]) => net.Socket;
  const guarded = function (this: net.Socket, ...args: unknown[]): net.Socket {
    const target = targetOf(args);
    if (target === 'local socket' || LOOPBACK.test(target.host.replace(/^\[|\]$/g, ''))) {
      return connect.apply(this, args);
    }
    const error = new NetworkClosedError(
      `Tests may not connect to ${target.host}:${String(target.port)}. Serve it on 127.0.0.1.`,
    );
    // As with a real connection, whoever opened it has a turn to listen before it fails.
    Object.assign(this, { connecting: true });
    setImmediate(() => this.destroy(error));
    return this;
  };
  prototype.connect = guarded as typeof prototype.connect;
};

closeNetwork();
