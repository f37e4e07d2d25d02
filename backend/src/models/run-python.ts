import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { TrainingFailed } from './trainer.js';

/**
 * Runs the package’s command line, and ends at once when the pipe from its parent breaks: a server that is killed leaves
 * no training behind.
 */
export const bootstrap = `
import os, runpy, sys, threading
def end_with_parent():
    while os.read(0, 4096):
        pass
    os._exit(75)
threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["valora_ml", *sys.argv[1:]]
runpy.run_module("valora_ml", run_name="__main__", alter_sys=True)
`;

const mostOfErrors = 4_000;
/** A line of progress is short; a flood of output is not kept. */
const longestLine = 10_000;

export interface PythonRun {
  /** The interpreter of the project’s environment. */
  readonly python: string;
  /** Folder of the package valora_ml. */
  readonly packageFolder: string;
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onLine: (line: string) => void;
}

const keepEnd = (stream: Readable): (() => string) => {
  let end = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    end = (end + text).slice(-mostOfErrors);
  });
  return () => end.trim();
};

const lastLine = (text: string): string => text.split('\n').at(-1)?.trim() ?? '';

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

const whyItFailed = (
  { code, signal, errors }: Ended,
  timeoutMs: number,
  stopped: 'time' | 'asked' | null,
): string => {
  if (stopped === 'time')
    return `it took longer than ${Math.round(timeoutMs / 60_000)} minutes and was stopped`;
  if (stopped === 'asked') return 'it was stopped';
  if (signal !== null) return `its process was killed (${signal})`;
  const said = lastLine(errors);
  return `its process ended with status ${String(code)}${said === '' ? '' : `: ${said}`}`;
};

/** Runs python -m valora_ml and waits for its end. @throws TrainingFailed that says how it ended */
export const runPython = async (run: PythonRun): Promise<void> => {
  const { signal, timeoutMs, onLine } = run;
  if (signal.aborted) throw new TrainingFailed('it was stopped');
  const child = spawn(run.python, ['-c', bootstrap, ...run.args], {
    cwd: run.packageFolder,
    env: {
      PYTHONPATH: run.packageFolder,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      OMP_NUM_THREADS: '2',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  const errors = keepEnd(child.stderr);
  let stopped: 'time' | 'asked' | null = null;
  const stop = (because: 'time' | 'asked') => (): void => {
    stopped ??= because;
    child.kill('SIGKILL');
  };
  const onAbort = stop('asked');
  const timer = setTimeout(stop('time'), timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.length <= longestLine) onLine(line);
  });
  try {
    const ended = await new Promise<Ended>((resolve, reject) => {
      child.once('error', (error) => {
        reject(new TrainingFailed('Python could not be started', { cause: error }));
      });
      child.once('close', (code, killedBy) => {
        resolve({ code, signal: killedBy, errors: errors() });
      });
    });
    if (ended.code !== 0) throw new TrainingFailed(whyItFailed(ended, timeoutMs, stopped));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};
