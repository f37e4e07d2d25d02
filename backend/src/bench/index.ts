export { runBenchChild } from './children/index.js';
export { runBench } from './run-bench.js';
