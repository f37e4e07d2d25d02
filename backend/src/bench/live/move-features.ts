import { io, type Socket } from 'socket.io-client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent } from '@valora/contracts';
import type { BenchContext } from '../bench-context.js';
import type { Client } from '../client.js';
import { startInstallation } from '../installation.js';
import type { Measurement } from '../measurement.js';
import { createRandom } from '../random.js';
import { showMs, showNumber, showRatio } from '../show-number.js';
import { median, percentile } from '../statistics.js';
import { ratios } from '../time-in-turns.js';

const features = 1_000;
const enoughMs = 5_000;
const patienceMs = 60_000;
/** Lifted features come from the last hundred and end up among each other. */
const topMost = 50;

export const moveFeaturesMethod =
  'A team of 1,000 ranked features; the value of one near the end is edited by the API so that it rises to the top and nearly everybody else moves. From sending the edit until the WebSocket has told that the ranking changed and the new rank has been read. Reference: the WebSocket’s message that the feature was edited, which waits for no prediction and no ranking.';

const backlog = (): string => {
  const random = createRandom(features);
  const rows = Array.from(
    { length: features },
    (_, index) =>
      `APP-${String(index + 1)},Feature ${String(index + 1)},${String(1_000 + Math.floor(90_000 * random()))},${String(1 + Math.floor(12 * random()))}`,
  );
  return `Key,Title,Value,Story points\n${rows.join('\n')}\n`;
};

const connect = async (url: string, token: string | null): Promise<Socket> => {
  const socket = io(url, { path: '/live', auth: { token }, transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
};

/** Resolves with the time at which the next message about the feature comes. @throws Error when none does */
const messageAbout = (
  socket: Socket,
  name: 'feature.updated' | 'ranking.updated',
  featureId: string,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      socket.off(name, listen);
      reject(new Error(`No ${name} came within ${showMs(patienceMs)}.`));
    }, patienceMs);
    const listen = ({ featureIds }: LiveEvent<typeof name>): void => {
      if (!featureIds.includes(featureId)) return;
      clearTimeout(giveUp);
      socket.off(name, listen);
      resolve(performance.now());
    };
    socket.on(name, listen);
  });

interface Moved {
  /** From sending the edit to having read the new rank. */
  readonly rankMs: number;
  /** From sending the edit to the message about the edit itself. */
  readonly editMs: number;
}

const moveOne = async (
  client: Client,
  socket: Socket,
  move: { id: string; value: number },
): Promise<Moved> => {
  const edited = messageAbout(socket, 'feature.updated', move.id);
  const ranked = messageAbout(socket, 'ranking.updated', move.id);
  const started = performance.now();
  await client.send('PUT', `/features/${move.id}/inputs`, { inputs: [{ name: 'value', value: move.value }] });
  const editMs = (await edited) - started;
  await ranked;
  const { rank } = await client.send<{ rank: number | null }>('GET', `/rankings/${move.id}`);
  if (rank === null || rank > topMost)
    throw new Error(`The edited feature has rank ${String(rank)}; the old one was read, or it did not rise.`);
  return { rankMs: performance.now() - started, editMs };
};

const untilRanked = async (client: Client): Promise<void> => {
  for (;;) {
    const { rankedCount } = await client.send<{ rankedCount: number }>('GET', '/rankings/summary');
    if (rankedCount === features) return;
    await sleep(100);
  }
};

/** Lifts one feature after the other from the end of the list to its top. */
const moveSome = async (client: Client, socket: Socket, times: number): Promise<Moved[]> => {
  const { items } = await client.send<{ items: { id: string }[] }>(
    'GET',
    '/features?sort=rank&direction=desc&limit=100',
  );
  const moved: Moved[] = [];
  for (let turn = 0; turn < times; turn++) {
    const id = items[turn]?.id;
    if (id === undefined) throw new Error('There are too few features.');
    moved.push(await moveOne(client, socket, { id, value: 50_000_000 }));
  }
  return moved;
};

export const measureMoves = async (context: BenchContext): Promise<Measurement[]> => {
  const installation = await startInstallation(context, 'live');
  const { client, url } = installation;
  try {
    await client.upload('/imports?fileName=backlog.csv', backlog());
    await untilRanked(client);
    const socket = await connect(url, client.token);
    const moved = await moveSome(client, socket, context.quick ? 10 : 40);
    socket.close();
    const ours = moved.map(({ rankMs }) => rankMs);
    const reference = moved.map(({ editMs }) => editMs);
    const p95 = percentile(ours, 95);
    return [
      {
        what: `edit → new rank seen, ${showNumber(features)} features: p50 / p95`,
        ours: `${showMs(median(ours))} / ${showMs(p95)}`,
        reference: `${showMs(median(reference))} / ${showMs(percentile(reference, 95))}`,
        ratio: showRatio(median(ratios(ours, reference))),
        target: `p95 < ${showMs(enoughMs)}`,
        met: p95 < enoughMs,
      },
    ];
  } finally {
    await installation.stop();
  }
};
