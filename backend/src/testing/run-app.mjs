/**
 * The server as users run it, from the build, in a process that a test can kill. Tells the test when all its roles run,
 * and is gone when the test is.
 */
import { loadBuilt } from '../start/run-built.mjs';

process.once('disconnect', () => process.exit(1));
const { main } = await loadBuilt('main.js');
await main(process.argv.slice(2));
process.send('ready');
