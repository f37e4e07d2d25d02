import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const KEPT_CHARACTERS = 20_000;
// npm goes on installing after SIGTERM; what it leaves half-done is noticed and done again by the next start.
const GRACE_MS = 2_000;

/**
 * Runs a program to its end. Interrupts are handed on to it once, then end this process too, so nothing stays behind.
 * With `show` its output passes through, otherwise it is collected. Resolves to {code, output}.
 */
export const runChild = (file, args, { cwd, env = process.env, show = false }) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let interrupt;
    const collect = (chunk) => (output = (output + chunk).slice(-KEPT_CHARACTERS));
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const handOn = (signal) => {
      if (interrupt) return;
      interrupt = signal;
      child.kill(signal);
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
    };
    process.on('SIGINT', handOn);
    process.on('SIGTERM', handOn);
    const settle = (code) => {
      process.off('SIGINT', handOn);
      process.off('SIGTERM', handOn);
      if (interrupt) process.exit(128 + constants.signals[interrupt]);
      resolve({ code, output: output.trim() });
    };
    child.once('error', (error) => {
      output += error.message;
      settle(1);
    });
    child.once('close', (code, signal) => settle(code ?? 128 + constants.signals[signal]));
  });
