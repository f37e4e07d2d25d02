import { liveEvents, type LiveEventName } from '@valora/contracts';
import type { EventType, StoredEvent } from '../platform/index.js';
import { broadcastEvent } from './broadcast-event.js';

const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const hintOf = (
  type: EventType,
  payload: Record<string, unknown>,
  subjectId: string | null = null,
): [LiveEventName, unknown] | null => {
  const told: [LiveEventName, unknown][] = [];
  const event: StoredEvent = {
    id,
    teamId: id,
    type,
    subjectId,
    actor: 'Mara',
    actorId: null,
    payload,
    correlationId: null,
    createdAt: new Date(0),
  };
  broadcastEvent(event, { publish: (_team, name, hint) => told.push([name, hint]) });
  return told[0] ?? null;
};

it.each<[EventType, Record<string, unknown>, LiveEventName]>([
  ['feature.inputs_set', { featureIds: [id] }, 'feature.updated'],
  ['ranking.updated', { featureIds: [id], moved: 3 }, 'ranking.updated'],
  ['signal.updated', { signalIds: [id] }, 'signal.recorded'],
  ['integration.synced', { importId: null }, 'integration.synced'],
  ['epic.linked', { epicId: id, featureIds: [id] }, 'epic.changed'],
  ['model.promoted', { kind: 'value', modelId: id }, 'model.promoted'],
  ['model.rolled_back', { kind: 'effort', modelId: null }, 'model.promoted'],
])('tells the browsers of %s in the shape the contract has', (type, payload, name) => {
  const hint = hintOf(type, payload, id);
  expect(hint?.[0]).toBe(name);
  expect(() => liveEvents[name].strict().parse(hint?.[1])).not.toThrow();
});

it('says which kind of model was promoted', () => {
  expect(hintOf('model.promoted', { kind: 'value', modelId: id })?.[1]).toEqual({
    kind: 'value',
    modelId: id,
  });
});

it('keeps to itself what concerns no screen', () => {
  expect(hintOf('session.started', {})).toBeNull();
});
