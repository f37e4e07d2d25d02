import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { closeNetwork } from './close-network.js';
import { closeAtOnce, listenOnLoopback } from './on-loopback.js';

const failureOf = (socket: NodeJS.EventEmitter): Promise<NodeJS.ErrnoException> =>
  new Promise((resolve) => socket.once('error', resolve));

describe('closeNetwork', () => {
  closeNetwork();

  // 192.0.2.0/24 and .example lead nowhere (RFC 5737, RFC 2606).
  it.each([
    ['net, options', () => net.connect({ host: '192.0.2.1', port: 80 })],
    ['net, port and host', () => net.connect(80, 'api.example')],
    ['tls', () => tls.connect({ host: 'api.example', port: 443 })],
    ['http', () => http.get('http://api.example/')],
    ['https', () => https.get('https://192.0.2.1/')],
    ['an IPv6 address', () => net.connect({ host: '2001:db8::1', port: 80 })],
    ['a name that begins like this machine', () => net.connect(80, '127.0.0.1.example')],
  ])('refuses %s to another machine', async (_name, open) => {
    expect(await failureOf(open())).toMatchObject({ code: 'ENETCLOSED' });
  });

  it('refuses fetch to another machine', async () => {
    const failure = await fetch('https://api.example/').catch((error: Error) => error.cause);
    // undici keeps the text of an error only: jest's realm has an Error class of its own.
    expect(String(failure)).toContain('Tests may not connect to api.example:443');
  });

  it('lets through what stays on this machine', async () => {
    const server = http.createServer((_request, response) => response.end('here'));
    const { port } = new URL(await listenOnLoopback(server));
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
    await closeAtOnce(server);
  });
});
