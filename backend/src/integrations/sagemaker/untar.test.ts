import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { untarModel } from './untar.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'untar-'));
  writeFileSync(join(folder, 'card.json'), '{"name": "ü"}');
  writeFileSync(join(folder, 'model.onnx'), Buffer.alloc(1_537, 7));
  writeFileSync(join(folder, 'empty'), '');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const pack = (...args: string[]): Buffer => execFileSync('tar', ['-czf', '-', '-C', folder, ...args]);

it.each(['ustar', 'gnu', 'pax'])('reads what tar packs in the format %s', async (format) => {
  const files = await untarModel(pack(`--format=${format}`, '.'), 1e6);
  expect([...files.keys()].sort()).toEqual(['card.json', 'empty', 'model.onnx']);
  expect(files.get('card.json')?.toString()).toBe('{"name": "ü"}');
  expect(files.get('model.onnx')).toEqual(Buffer.alloc(1_537, 7));
  expect(files.get('empty')).toHaveLength(0);
});

it('refuses a file that would land elsewhere', async () => {
  const packed = pack('-P', '--transform=s,^,../,', 'card.json');
  await expect(untarModel(packed, 1e6)).rejects.toThrow('holds "../card.json", which is no file of a model');
});

it('refuses a link', async () => {
  symlinkSync('/etc/hostname', join(folder, 'link'));
  await expect(untarModel(pack('link'), 1e6)).rejects.toThrow('holds "link", which is no plain file');
});

it('refuses more than it may unpack', async () => {
  await expect(untarModel(gzipSync(Buffer.alloc(1e6)), 1e5)).rejects.toThrow('cannot be unpacked');
});

it.each<[string, (packed: Buffer) => Buffer]>([
  ['cut off', (packed) => packed.subarray(0, packed.length / 2)],
  ['no archive', () => Buffer.from('<html>')],
  ['cut off within a file', (packed) => gzipSync(gunzipSync(packed).subarray(0, 515))],
  ['changed in its header', (packed) => gzipSync(gunzipSync(packed).fill(1, 0, 9))],
])('refuses an archive that is %s', async (_, spoil) => {
  await expect(untarModel(spoil(pack('card.json')), 1e6)).rejects.toMatchObject({ name: 'ArchiveError' });
});
