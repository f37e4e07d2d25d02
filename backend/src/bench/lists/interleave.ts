import type { LoadRequest, LoadResult } from '../children/load.js';
import type { Child } from '../children/start-child.js';
import type { Usage } from '../children/usage.js';

/** A server under load. */
export interface Target {
  readonly server: Child;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Round extends LoadResult {
  /** CPU time of the server’s process per answer, in microseconds. */
  readonly cpuMicros: number;
}

export interface Pace {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

const fireOnce = async (load: Child, target: Target, pace: Omit<Pace, 'rounds'>): Promise<Round> => {
  const { server, url, headers } = target;
  const before = await server.ask<Usage>('usage');
  const request: LoadRequest = { url, headers, connections: pace.connections, seconds: pace.seconds };
  const result = await load.ask<LoadResult>('fire', request);
  const after = await server.ask<Usage>('usage');
  return { ...result, cpuMicros: (after.cpuMicros - before.cpuMicros) / result.requests };
};

/**
 * Loads servers in turn, round by round, so that what else happens on the machine strikes all of them alike.
 * @returns the rounds of each target
 */
export const interleave = async <Name extends string>(
  load: Child,
  targets: Readonly<Record<Name, Target>>,
  pace: Pace,
): Promise<Record<Name, Round[]>> => {
  const names = Object.keys(targets) as Name[];
  const rounds = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as Record<Name, Round[]>;
  for (const name of names) await fireOnce(load, targets[name], { ...pace, seconds: pace.warmUpSeconds });
  for (let round = 0; round < pace.rounds; round++)
    for (const name of names) rounds[name].push(await fireOnce(load, targets[name], pace));
  return rounds;
};
