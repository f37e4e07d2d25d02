/** Which way imports may run; `docs/architecture.md` says why. */
const line = ['imports', 'signals', 'features', 'predictions', 'rankings', 'epics', 'outcomes', 'models'];
/** Folders that are no station: technical or pure, used by all of them. */
const shared = ['inference', 'similarity', 'statistics'];
const src = '^backend/src/';
const testFile = '(\\.test\\.tsx?$|/testing/|/fixtures/)';

const stationRules = line.map((station, index) => ({
  name: `line-${station}`,
  comment: `${station} may import only stations before it on the line.`,
  severity: 'error',
  from: { path: `${src}${station}/`, pathNot: testFile },
  to: {
    path: `${src}(${[...line.slice(index + 1), 'analytics', 'audit', 'http', 'integrations', 'sample', 'operations'].join('|')})/`,
  },
}));

const frontDoors = [...line, ...shared, 'identity', 'audit', 'analytics', 'sample', 'operations'].map(
  (station) => ({
    name: `front-door-${station}`,
    comment: `Others enter ${station} through its index.ts.`,
    severity: 'error',
    from: { path: '^(backend|forge-app)/', pathNot: `(${src}${station}/|${testFile}|${src}bench/)` },
    to: { path: `${src}${station}/`, pathNot: `${src}${station}/index\\.ts$` },
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-station',
      severity: 'error',
      from: { path: `${src}platform/`, pathNot: testFile },
      to: {
        path: `${src}(${[...line, 'identity', 'audit', 'analytics', 'integrations', 'sample', 'http', 'operations'].join('|')})/`,
      },
    },
    {
      name: 'stations-know-no-express-queue-or-vendor',
      severity: 'error',
      from: {
        path: `${src}(${[...line, 'identity', 'audit', 'analytics', 'sample', 'operations'].join('|')})/`,
        pathNot: testFile,
      },
      to: { path: 'node_modules/(express|bullmq|socket\\.io|pg)/' },
    },
    {
      name: 'shared-folders-know-no-station',
      severity: 'error',
      from: { path: `${src}(${shared.join('|')})/`, pathNot: testFile },
      to: {
        path: `${src}(${[...line, 'identity', 'audit', 'analytics', 'integrations', 'sample', 'http', 'operations'].join('|')})/`,
      },
    },
    {
      name: 'only-compose-knows-integrations',
      severity: 'error',
      from: {
        path: src,
        pathNot: `(${src}integrations/|${src}compose[a-z-]*\\.ts$|${testFile}|${src}bench/)`,
      },
      to: { path: `${src}integrations/` },
    },
    {
      name: 'pure-engines',
      comment:
        'Ranking, prediction and the judgement of models are pure: contracts and each other, nothing else.',
      severity: 'error',
      from: { path: `${src}(rankings/engine|predictions/baseline|models/rules)/`, pathNot: testFile },
      to: { path: `(${src}platform/|node_modules/)`, pathNot: 'node_modules/@valora/contracts' },
    },
    {
      name: 'contracts-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^backend/contracts/' },
      to: { path: '^(backend/src|forge-app|backend/web)/' },
    },
    {
      name: 'board-stands-alone',
      comment:
        'The board is shown inside Jira too: it knows the contracts and pure engines, no server and no page around it.',
      severity: 'error',
      from: { path: '^forge-app/board/', pathNot: testFile },
      to: { path: '^backend/(web|src/(platform|http|identity))/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      // The local host of the app is a rig for development: it runs what tests run.
      from: { path: '^(backend|forge-app)/', pathNot: `(${testFile}|${src}bench/|^forge-app/preview/)` },
      to: { path: '(\\.test\\.tsx?$|/testing/)' },
    },
    ...stationRules,
    ...frontDoors,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|\\.valora/)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
