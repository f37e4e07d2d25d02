import net from 'node:net';

export interface RawAnswer {
  /** Null: the connection ended without an answer. */
  readonly status: number | null;
  readonly head: string;
  readonly body: string;
  readonly afterMs: number;
}

const patienceMs = 15_000;

/**
 * Writes bytes to a server as they are and reads what it answers until it ends the connection, or until one whole answer
 * is there. `drip` sends the rest bit by bit, for as long as the server listens.
 */
export const rawRequest = (
  port: number,
  parts: Iterable<string | Buffer>,
  drip?: { text: string; everyMs: number },
): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const started = Date.now();
    const chunks: Buffer[] = [];
    const socket = net.connect(port, '127.0.0.1');
    let dripping: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearInterval(dripping);
      clearTimeout(patience);
      socket.destroy();
      const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
      resolve({
        status: status === undefined ? null : Number(status),
        head,
        body: rest.join('\r\n\r\n'),
        afterMs: Date.now() - started,
      });
    };
    const patience = setTimeout(finish, patienceMs);
    const isWhole = (): boolean => {
      const text = Buffer.concat(chunks).toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(text.slice(0, Math.max(0, end)))?.[1];
      return end >= 0 && length !== undefined && text.length >= end + 4 + Number(length);
    };
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (isWhole()) finish();
    });
    // A server may end a connection while we still send; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', finish);
    socket.on('connect', () => {
      void (async () => {
        for (const part of parts) {
          if (socket.destroyed) return;
          if (!socket.write(part))
            await new Promise((next) => socket.once('drain', next).once('close', next));
        }
        if (drip !== undefined) dripping = setInterval(() => socket.write(drip.text), drip.everyMs);
      })();
    });
  });
