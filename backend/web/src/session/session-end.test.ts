import { createSessionEnd } from './session-end.js';

describe('session end', () => {
  it('is told once to everybody who still listens', () => {
    const end = createSessionEnd();
    let heard = 0;
    end.listen(() => heard++);
    const stop = end.listen(() => (heard += 100));
    stop();
    expect(end.hasEnded()).toBe(false);
    end.end();
    end.end();
    expect(end.hasEnded()).toBe(true);
    expect(heard).toBe(1);
  });
});
