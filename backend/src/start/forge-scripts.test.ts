import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const manifest = readFileSync('manifest.yml', 'utf8');
const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/** Runs plain Node, as the verbs do: their modules are no part of what tests compile. */
const setManifest = (...args: string[]): { text: string; problem: string } => {
  const script = `
    import { readOptions, setManifest } from ${JSON.stringify(path.resolve('backend/src/start/forge-build/set-manifest.mjs'))};
    import { readFileSync } from 'node:fs';
    try {
      const options = readOptions(process.argv.slice(1));
      const text = readFileSync('manifest.yml', 'utf8');
      process.stdout.write(options === null ? text : await setManifest(text, options));
    } catch (error) {
      process.stderr.write(error.name + ': ' + error.message);
    }`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, '--', ...args],
    { encoding: 'utf8' },
  );
  return { text: stdout, problem: stderr };
};
const changedLines = (text: string): string[] => {
  const before = manifest.split('\n');
  return text.split('\n').filter((line, index) => line !== before[index]);
};

describe('npm run forge:build with options', () => {
  it('writes nothing without any', () => {
    expect(setManifest()).toEqual({ text: manifest, problem: '' });
  });

  it('writes the id as Forge names it, and nothing else', () => {
    for (const given of [id, id.toUpperCase(), `ari:cloud:ecosystem::app/${id}`])
      expect(changedLines(setManifest('--app-id', given).text)).toEqual([
        `  id: ari:cloud:ecosystem::app/${id}`,
      ]);
  });

  it('writes the address wherever the old one stood', () => {
    const { text } = setManifest('--backend-url', 'https://valora.acme.com/');
    expect(text).not.toContain('valora.example.com');
    expect(text).toContain('    baseUrl: https://valora.acme.com\n');
    expect(text).toContain('      - address: https://valora.acme.com\n');
    expect(new Set(changedLines(text).map((line) => line.trim()))).toEqual(
      new Set([
        'icon: https://valora.acme.com/icons/icon.svg',
        'thumbnail: https://valora.acme.com/icons/icon.svg',
        'baseUrl: https://valora.acme.com',
        '- address: https://valora.acme.com',
      ]),
    );
  });

  it('writes an address per region, and pictures from the one that serves all', () => {
    const { text } = setManifest(
      '--backend-url',
      'https://valora.acme.com',
      '--backend-url-eu',
      'https://eu.valora.acme.com',
    );
    expect(text).toContain('baseUrl: { default: https://valora.acme.com, EU: https://eu.valora.acme.com }');
    expect(text.match(/eu\.valora/g)).toHaveLength(1);
  });

  it.each([
    [['--app-id', 'valora'], '--app-id must be the id that "forge register" shows, not valora.'],
    [['--app-id'], '--app-id needs a value.'],
    [['--backend-url', 'http://valora.acme.com'], '--backend-url must be an https address without a path'],
    [['--backend-url', 'https://valora.acme.com/api'], 'must be an https address without a path'],
    [['--backend-url-eu', 'https://eu.acme.com'], '--backend-url is needed too'],
    [['--backend-url-mars', 'https://acme.com'], '--backend-url-mars is no option.'],
  ])('says what is wrong with %j', (args, words) => {
    const { text, problem } = setManifest(...args);
    expect(text).toBe('');
    expect(problem).toMatch(/^StartError: /);
    expect(problem).toContain(words);
  });
});
