/**
 * Stands in for Atlaskit's client of a flag service (@atlaskit/feature-gate-js-client), see vite.config.ts. Valora asks
 * no third party which look its buttons have: every gate is closed and every experiment off, which is what the client says without a service.
 */
const closedGates = {
  checkGate: (): boolean => false,
  getExperimentValue: <T>(_experiment: string, _parameter: string, fallback: T): T => fallback,
};

// Atlaskit imports the client as a default export.
export { closedGates as default };
