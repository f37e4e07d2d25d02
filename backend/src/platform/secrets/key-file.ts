import { randomBytes } from 'node:crypto';
import { access, chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const keys = z.object({
  /** Signs access tokens (HS256), 32 bytes, base64. */
  session: z.base64(),
  /** Wraps the teams’ keys (AES-256-GCM), 32 bytes, base64. */
  envelope: z.base64(),
  /** Earlier ones, moved here when another takes their place: what they wrapped stays readable. */
  retiredEnvelopes: z.array(z.base64()).default([]),
  /** Keys the audit chain (HMAC-SHA256), 32 bytes, base64. */
  audit: z.base64(),
});
export type Keys = z.infer<typeof keys>;

const make = (): Omit<Keys, 'retiredEnvelopes'> => ({
  session: randomBytes(32).toString('base64'),
  envelope: randomBytes(32).toString('base64'),
  audit: randomBytes(32).toString('base64'),
});

/** The file appears complete or not at all, also when the process is killed half-way; a file that is there stays. */
const makeFile = async (file: string): Promise<void> => {
  const draft = `${file}.${String(process.pid)}`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(make(), null, 2)}\n`);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
};

/**
 * Reads the keys of an installation from its data directory, or makes them on the first start (mode 0600). Two
 * processes that start at once agree: the first file stays.
 * @throws when the file is there but does not hold what it should; it is never overwritten
 */
export const loadKeys = async (dataDir: string): Promise<Keys> => {
  const file = path.join(dataDir, 'keys.json');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) await makeFile(file);
  await chmod(file, 0o600);
  const parsed = keys.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `${file} does not hold the keys of this installation; restore it from your backup: ${parsed.error.message}`,
    );
  return parsed.data;
};
