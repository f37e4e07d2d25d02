/** The built server as `npm start` runs it; a process of its own that the fuzzer starts. */
import { runMain } from '../start-error.mjs';
import { runServer } from '../run-built.mjs';

await runMain(() => runServer([]));
