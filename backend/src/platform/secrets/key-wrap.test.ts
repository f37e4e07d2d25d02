import { randomBytes } from 'node:crypto';
import { createKeyWrap } from './key-wrap.js';

const masterKey = randomBytes(32);
const wrap = createKeyWrap({ masterKey });

describe('B11: secrets of an installation inside Jira', () => {
  it('are read again for the same owner and purpose only', () => {
    const wrapped = wrap.make('one');
    const sealed = wrap.open('one', wrapped).sealer.seal('token', 'canary');
    expect(sealed).not.toContain('canary');
    expect(wrap.open('one', wrapped).sealer.open('token', sealed)).toBe('canary');
    expect(() => wrap.open('one', wrapped).sealer.open('other', sealed)).toThrow();
    expect(() => wrap.open('two', wrapped)).toThrow();
    expect(() => wrap.open('one', wrap.make('one')).sealer.open('token', sealed)).toThrow();
  });

  it('are wrapped anew when the master key is rotated, and need the old one no longer after that', () => {
    const wrapped = wrap.make('one');
    const sealed = wrap.open('one', wrapped).sealer.seal('token', 'canary');
    const newKey = randomBytes(32);
    const rotated = createKeyWrap({ masterKey: newKey, retiredKeys: [randomBytes(32), masterKey] });
    const { sealer, rewrapped } = rotated.open('one', wrapped);
    expect(sealer.open('token', sealed)).toBe('canary');
    const later = createKeyWrap({ masterKey: newKey }).open('one', rewrapped ?? '');
    expect(later.sealer.open('token', sealed)).toBe('canary');
    expect(later.rewrapped).toBeNull();
    expect(() => createKeyWrap({ masterKey: newKey }).open('one', wrapped)).toThrow();
  });
});
