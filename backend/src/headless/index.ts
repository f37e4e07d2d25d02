export { runRankCli } from './run-rank-cli.js';
