import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { aDataDir, compileHolder, startHolder, type Holder } from '../../testing/postgres-holder.js';

const query = async (url: string, text: string): Promise<pg.QueryResultRow[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const pidFile = (dataDir: string) => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
const postmasterPid = async (dataDir: string) =>
  Number.parseInt(await readFile(pidFile(dataDir), 'utf8'), 10);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const untilGone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await sleep(20);
};

describe('startEmbeddedPostgres', () => {
  let dataDir = '';
  const holders: Holder[] = [];
  const hold = async (): Promise<Holder> => {
    const holder = await startHolder(dataDir);
    holders.push(holder);
    return holder;
  };

  beforeAll(compileHolder);
  beforeEach(async () => {
    dataDir = await aDataDir();
  });
  afterEach(async () => {
    for (const holder of holders.splice(0)) await holder.stop();
    // Only a failed test leaves a server behind.
    const leftOver = await postmasterPid(dataDir).catch(() => undefined);
    if (leftOver && leftOver !== process.pid) process.kill(leftOver, 'SIGQUIT');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps data, password and port over a stop, below a directory that only its owner can enter', async () => {
    const first = await hold();
    expect(first.attached).toBe(false);
    await query(first.superuserUrl, 'create table kept as select 42 as answer');
    expect(await first.stop()).toBe('stopped');
    await expect(query(first.superuserUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const second = await hold();
    expect(second.superuserUrl).toBe(first.superuserUrl);
    expect(await query(second.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('re-attaches to the server that a killed Node left alive', async () => {
    const first = await hold();
    const pid = await postmasterPid(dataDir);
    await first.kill();
    expect(isAlive(pid)).toBe(true);

    const second = await hold();
    expect(second).toMatchObject({ attached: true, superuserUrl: first.superuserUrl });
    expect(await postmasterPid(dataDir)).toBe(pid);
    expect(await second.stop()).toBe('stopped');
    await untilGone(pid);
  });

  it('starts a killed server again on the same port, with everything that was committed', async () => {
    const holder = await hold();
    await query(holder.superuserUrl, 'create table kept as select generate_series(1, 1000) as n');
    const pid = await postmasterPid(dataDir);
    const back = holder.saysNext('PostgreSQL is back');
    process.kill(pid, 'SIGKILL');
    await back;
    expect(await query(holder.superuserUrl, 'select count(*)::int as rows from kept')).toEqual([
      { rows: 1000 },
    ]);
    expect(await postmasterPid(dataDir)).not.toBe(pid);
  });

  it('recovers when Node and server were both killed', async () => {
    const first = await hold();
    await query(first.superuserUrl, 'create table kept as select 42 as answer');
    const pid = await postmasterPid(dataDir);
    await first.kill();
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);

    const second = await hold();
    expect(second.attached).toBe(false);
    expect(await query(second.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is not stopped by a left-over pid file whose number now belongs to a stranger', async () => {
    const first = await hold();
    const text = await readFile(pidFile(dataDir), 'utf8');
    await first.stop();
    await writeFile(pidFile(dataDir), text.replace(/^\d+/, String(process.pid)));

    const second = await hold();
    expect(second.attached).toBe(false);
    expect(await query(second.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets several processes start at once, use one server, and stop it with the last', async () => {
    const [one, two, three] = await Promise.all([hold(), hold(), hold()]);
    expect(new Set([one, two, three].map(({ superuserUrl }) => superuserUrl)).size).toBe(1);
    expect([one, two, three].filter(({ attached }) => !attached)).toHaveLength(1);
    expect(await one.stop()).toBe('left running');
    await two.kill();
    expect(await query(three.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await three.stop()).toBe('stopped');
  });

  it('waits for a server that is just stopping, then starts a new one', async () => {
    const first = await hold();
    const stopped = first.stop();
    const second = await hold();
    await stopped;
    expect(await query(second.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('keeps the password to its owner', async () => {
    const holder = await hold();
    const password = new URL(holder.superuserUrl).password;
    expect(password).toMatch(/^[\w-]{43}$/);
    const wrong = new URL(holder.superuserUrl);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const file = await stat(join(dataDir, 'postgres', 'cluster', 'valora-access.json'));
    expect(file.mode & 0o777).toBe(0o600);
  });
});
