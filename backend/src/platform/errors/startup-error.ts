/** Valora cannot start as it was asked to, and the message says what to do: shown without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
