import type { StoredEvent } from '../platform/index.js';
import { inputsRead } from './engine/index.js';
import { settingsOf } from './testing/rankable.js';
import { touchesRanking } from './touches-ranking.js';

const roi = inputsRead(settingsOf({}));
const valuePerEffort = inputsRead(settingsOf({ framework: 'value_effort' }));
const byDemand = inputsRead(settingsOf({ framework: 'formula', formula: 'demand * reach' }));

type Payload = StoredEvent['payload'];
const inputs = (...names: string[]): Payload => ({
  inputs: names.map((name) => ({ name, from: null, to: 1 })),
});

it.each<[StoredEvent['type'], Payload, ReadonlySet<string>, boolean]>([
  ['feature.inputs_set', inputs('value'), roi, false],
  ['feature.inputs_set', inputs('reach', 'value'), byDemand, true],
  ['feature.inputs_set', inputs('effort'), valuePerEffort, true],
  ['feature.inputs_set', {}, roi, true],
  ['signal.attached', {}, roi, false],
  ['signal.detached', {}, byDemand, true],
  ['feature.updated', { because: 'signal.merged' }, roi, false],
  ['feature.updated', { because: 'signal.merged' }, byDemand, true],
  ['feature.updated', { changes: { description: 'changed' } }, roi, false],
  ['feature.updated', { changes: { status: { from: 'idea', to: 'dropped' } } }, roi, true],
  ['feature.updated', {}, roi, true],
  ['feature.needs_set', {}, roi, true],
  ['prediction.completed', {}, roi, true],
])('%s %j', (type, payload, reads, expected) => {
  expect(touchesRanking({ type, payload }, reads)).toBe(expected);
});
