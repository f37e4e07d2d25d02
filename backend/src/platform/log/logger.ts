import { pino, stdSerializers, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { leaveOutSecrets } from './leave-out-secrets.js';

export type Logger = PinoLogger;

/** JSON leaves them as they are, but readers of logs break lines at them, and terminals obey them or turn text around. */
const unprintable = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Writes a line so that it is one line of visible characters for everybody. They stand in JSON texts only. */
const visibly = (destination: DestinationStream): DestinationStream => ({
  write: (line) => {
    destination.write(line.replace(unprintable, escaped));
  },
});

/** JSON lines; values are escaped, so a text with line breaks stays one line. Secrets never reach a line. */
export const createLogger = (options: { level: string; destination?: DestinationStream }): Logger =>
  pino(
    {
      level: options.level,
      base: null,
      formatters: { log: (fields) => leaveOutSecrets(fields) as Record<string, unknown> },
      serializers: { err: (error: Error) => leaveOutSecrets(stdSerializers.err(error)) },
    },
    visibly(options.destination ?? pino.destination({ dest: 2, sync: false })),
  );
