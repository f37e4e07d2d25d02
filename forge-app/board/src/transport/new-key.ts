/** Random key for one effect. Not `crypto.randomUUID`, which browsers keep from plain-http addresses of a local network. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
