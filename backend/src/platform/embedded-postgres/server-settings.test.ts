import { serverArguments } from './server-settings.js';

describe('serverArguments', () => {
  it('listens on this machine only and keeps what is committed', () => {
    const given = serverArguments({ port: 23456, durability: 'full' });
    expect(given).toEqual(expect.arrayContaining(['listen_addresses=127.0.0.1', 'port=23456']));
    expect(given.filter((argument) => /fsync|synchronous_commit|full_page_writes/.test(argument))).toEqual(
      [],
    );
  });

  it('trades durability for speed only when asked', () => {
    expect(serverArguments({ port: 23456, durability: 'none' })).toContain('fsync=off');
  });
});
