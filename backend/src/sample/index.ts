export { loadSample, type LoadedSample } from './load-sample.js';
export { removeSample } from './remove-sample.js';
export { sampleRoutes } from './routes.js';
