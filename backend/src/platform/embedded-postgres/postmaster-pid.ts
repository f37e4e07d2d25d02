/**
 * What PostgreSQL writes into `postmaster.pid`, one value a line.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h
 */
export type PostmasterPid = { pid: number; port: number; status: string };

const PID_LINE = 0;
const PORT_LINE = 3;
const STATUS_LINE = 7;

/** Undefined when the file holds no process id (empty or half written). `status` is '' until it is written. */
export const parsePostmasterPid = (text: string): PostmasterPid | undefined => {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[PID_LINE]);
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[PORT_LINE] || 0), status: lines[STATUS_LINE] ?? '' };
};
