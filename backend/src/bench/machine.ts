import os from 'node:os';

export interface Machine {
  readonly node: string;
  readonly postgres: string;
  readonly system: string;
  readonly cpus: number;
  readonly cpuModel: string;
  readonly memoryBytes: number;
}

/** Load average of the last minute: how many processes wanted a core. Above the number of cores, everything waits. */
export const loadNow = (): number => Math.round((os.loadavg()[0] ?? 0) * 10) / 10;

export const describeMachine = (postgres: string): Machine => ({
  node: process.versions.node,
  postgres,
  system: `${os.type()} ${os.arch()}`,
  cpus: os.availableParallelism(),
  cpuModel: os.cpus()[0]?.model.trim() ?? 'unknown',
  memoryBytes: os.totalmem(),
});
