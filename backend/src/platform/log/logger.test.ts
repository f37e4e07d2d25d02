import { everyHostileText } from '../../testing/hostile-texts.js';
import { createLogger } from './logger.js';

const capture = (level = 'trace') => {
  const written: string[] = [];
  const log = createLogger({ level, destination: { write: (line) => void written.push(line) } });
  return { log, written };
};

describe('B9: hostile texts in the log', () => {
  it('each stay one line of visible characters, wherever they stand', () => {
    for (const text of everyHostileText) {
      const { log, written } = capture();
      const error = new Error(text);
      error.stack = `Error: ${text}\n    at ${text}`;
      log.info({ path: text, [text]: text, nested: { list: [text] } }, text);
      log.child({ teamId: text }).error({ err: error }, text);
      expect(written).toHaveLength(2);
      for (const line of written) {
        expect(line.endsWith('\n')).toBe(true);
        expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }
      const [info = '', failure = ''] = written;
      expect(JSON.parse(info)).toMatchObject({ msg: text, path: text, nested: { list: [text] } });
      expect(JSON.parse(failure)).toMatchObject({ msg: text, teamId: text, err: { message: text } });
    }
  });
});

describe('B11: secrets in the log', () => {
  it.each([
    { password: 'canary' },
    { body: { password: 'canary' } },
    { connection: { apiToken: 'canary', token: 'canary' } },
    { client: { secret: 'canary', clientSecret: 'canary' } },
    { headers: { authorization: 'Bearer canary', cookie: 'x=canary' } },
    { request: { headers: { authorization: 'Bearer canary', cookie: 'x=canary' } } },
    { call: { userToken: 'canary', systemToken: 'canary' } },
    { headers: { 'x-forge-oauth-user': 'canary', 'x-forge-oauth-system': 'canary' } },
    { session: { accessToken: 'canary', refreshToken: 'canary' } },
    { token: 'canary', secret: 'canary', apiToken: 'canary' },
    { err: Object.assign(new Error('refused'), { config: { password: 'canary', token: 'canary' } }) },
  ])('are left out under the names they go by (%#)', (fields) => {
    const { log, written } = capture();
    log.error(fields, 'something failed');
    expect(written.join('')).toContain('something failed');
    expect(written.join('')).not.toContain('canary');
  });
});
