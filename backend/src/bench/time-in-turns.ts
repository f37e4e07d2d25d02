export interface Turns {
  readonly warmUps: number;
  readonly runs: number;
}

/** Milliseconds of each run. */
export interface Times {
  readonly wallMs: number[];
  /** CPU time of this process, all its threads: what else happens on the machine hardly changes it. */
  readonly cpuMs: number[];
}

const cpuMsNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Times pieces of work in turns, so that what else happens on the machine strikes all of them alike. */
export const timeInTurns = <Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  { warmUps, runs }: Turns,
): Record<Name, Times> => {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(
    names.map((name) => [name, { wallMs: [], cpuMs: [] }]),
  ) as unknown as Record<Name, Times>;
  for (let turn = 0; turn < warmUps + runs; turn++)
    for (const name of names) {
      const cpuBefore = cpuMsNow();
      const started = performance.now();
      works[name]();
      if (turn < warmUps) continue;
      times[name].wallMs.push(performance.now() - started);
      times[name].cpuMs.push(cpuMsNow() - cpuBefore);
    }
  return times;
};

/** The ratios turn by turn. */
export const ratios = (ours: readonly number[], reference: readonly number[]): number[] =>
  ours.map((ms, turn) => ms / (reference[turn] ?? NaN));
