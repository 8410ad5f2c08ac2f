// The floors of the house (docs/architecture.md §2), as rules. A room imports from floors below it, through the
// other room's index.ts alone. `npm run check` runs this; scripts/floors.test.ts proves that it can fail.
const FLOORS = [
  ['model'],
  ['xml'],
  ['billing', 'banking', 'formats', 'dunning', 'insight', 'access', 'partners'],
  ['rules', 'screens'],
  ['erp', 'hosts', 'store', 'channels', 'networks', 'agencies', 'archive'],
  ['flow'],
  ['server', 'portal'],
  ['cli'],
];
const CORE = '(?:^|/)packages/core/src';
// Tests and benches look behind the doors of their own room and may build what they need from floors above.
const TEST = '\\.test\\.ts$|/contract(?:\\.ts$|/)|/testing/';

const allRooms = FLOORS.flat();
const roomsFrom = (floor) => FLOORS.slice(floor).flat();

const floorRules = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    name: `floor-of-${room}`,
    comment: `${room}/ stands on floor ${floor}: it imports only from the floors below.`,
    severity: 'error',
    from: { path: `${CORE}/${room}/`, pathNot: TEST },
    to: {
      path: `${CORE}/(?:${roomsFrom(floor)
        .filter((other) => other !== room)
        .join('|')})/`,
    },
  })),
);

const doorRules = allRooms.map((room) => ({
  name: `door-of-${room}`,
  comment: `What other rooms may use of ${room}/ is what its index.ts exports.`,
  severity: 'error',
  from: { path: `${CORE}/`, pathNot: `${CORE}/${room}/|${TEST}` },
  // formats/ has further doors: who writes no PDF need not load its fonts, and who only judges need not load what writes.
  to: {
    path: `${CORE}/${room}/`,
    pathNot: `${CORE}/${room}/index\\.ts$|${CORE}/formats/(?:(?:pdf|facturx)/index|detect)\\.ts$`,
  },
}));

const browserRules = ['model', 'xml', 'billing', 'dunning', 'rules', 'formats', 'screens'].map((room) => ({
  name: `browser-safe-${room}`,
  comment: `${room}/ also runs in the admin screens of the plugins, where there is no Node.`,
  severity: 'error',
  // PDF is a server's work: its fonts are files, and its streams are packed by zlib.
  from: { path: `${CORE}/${room}/`, pathNot: `${CORE}/formats/(pdf|facturx)/|${TEST}` },
  to: { dependencyTypes: ['core'] },
}));

const plugins = ['shopify-app', 'medusa-plugin', 'salesforce-connector'];

export default {
  forbidden: [
    ...floorRules,
    ...doorRules,
    ...browserRules,
    {
      name: 'every-room-has-a-floor',
      comment: 'A new room takes its place in FLOORS above, and a line in docs/architecture.md.',
      severity: 'error',
      from: { path: `${CORE}/([^/]+)/`, pathNot: `${CORE}/(?:${allRooms.join('|')})/` },
      to: {},
    },
    {
      name: 'plugins-do-not-meet',
      comment: 'What two plugins share belongs in core.',
      severity: 'error',
      from: { path: `(?:^|/)packages/(${plugins.join('|')})/` },
      to: {
        path: `(?:^|/)packages/(?:${plugins.join('|')})/|@quittance/(?:${plugins.join('|')})`,
        pathNot: '(?:^|/)packages/$1/',
      },
    },
    {
      name: 'plugins-use-the-doors-of-core',
      comment: 'A plugin imports @quittance/core/<room>, never a file of it.',
      severity: 'error',
      from: { path: `(?:^|/)packages/(?:${plugins.join('|')})/`, pathNot: TEST },
      to: { path: CORE },
    },
    {
      name: 'core-knows-no-plugin',
      comment: 'Core is true whichever platform is plugged in.',
      severity: 'error',
      from: { path: '(?:^|/)packages/core/' },
      to: { path: `(?:^|/)packages/(?:${plugins.join('|')})/|@medusajs/|@shopify/|jsforce` },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { pathNot: TEST },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'declared-dependencies',
      comment: 'An import is a dependency: declare it in the package.json of its package.',
      severity: 'error',
      from: { path: '(?:^|/)packages/[^/]+/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|\\.medusa)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
