import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLibraryLinks } from './library-links.js';

describe('restoreLibraryLinks', () => {
  let folder = '';
  let native = '';
  const spareDir = () => join(folder, 'spare');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'valora-links-'));
    native = join(folder, 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'the library');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const listLinks = (...names: string[]) =>
    writeFile(
      join(native, 'pg-symlinks.json'),
      JSON.stringify(
        names.map((name) => ({ source: 'native/lib/libpq.so.5.18', target: `native/lib/${name}` })),
      ),
    );

  it('makes the links that npm could not unpack, so that they survive a move of the folder', async () => {
    await listLinks('libpq.so.5', 'libpq.so');
    expect(await restoreLibraryLinks(native, spareDir())).toBeUndefined();
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readFile(join(native, 'lib', 'libpq.so'), 'utf8')).toBe('the library');
  });

  it('leaves what is there alone, and may run twice or at the same time', async () => {
    await listLinks('libpq.so.5');
    await writeFile(join(native, 'lib', 'libpq.so'), 'a copy');
    await listLinks('libpq.so.5', 'libpq.so');
    await Promise.all([restoreLibraryLinks(native, spareDir()), restoreLibraryLinks(native, spareDir())]);
    await restoreLibraryLinks(native, spareDir());
    expect(await readFile(join(native, 'lib', 'libpq.so'), 'utf8')).toBe('a copy');
  });

  it('has nothing to do for a package without links', async () => {
    expect(await restoreLibraryLinks(native, spareDir())).toBeUndefined();
  });
});
