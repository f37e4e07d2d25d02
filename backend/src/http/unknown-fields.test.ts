import { allRoutes, type Route } from '@valora/contracts';
import type { Request } from 'express';
import fc from 'fast-check';
import type { z } from 'zod';
import { parseRequest } from './parse-request.js';

type Schema = z.core.$ZodType;
interface Place {
  readonly schema: Schema;
  readonly path: string;
}

const childrenOf = ({ schema, path }: Place): Place[] => {
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  const at = (inner: Schema, name: string): Place => ({ schema: inner, path: `${path}${name}` });
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([name, inner]) => at(inner as Schema, `.${name}`));
    case 'array':
      return [at(def.element as Schema, '[]')];
    case 'record':
      return [at(def.valueType as Schema, '{}')];
    case 'tuple':
      return (def.items as readonly Schema[]).map((inner, n) => at(inner, `[${String(n)}]`));
    case 'union':
      return (def.options as readonly Schema[]).map((inner, n) => at(inner, `|${String(n)}`));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return [at(def.innerType as Schema, '')];
    case 'pipe':
      return [at(def.in as Schema, ''), at(def.out as Schema, '')];
    case 'lazy':
      throw new Error(`${path} is lazy: this walk would not end`);
    default:
      return [];
  }
};

const everyPlace = (root: Place): Place[] => [root, ...childrenOf(root).flatMap(everyPlace)];

const typeOf = ({ schema }: Place): string => schema._zod.def.type;
const isOpen = ({ schema }: Place): boolean => {
  const { catchall } = schema._zod.def as { catchall?: Schema };
  return catchall !== undefined && catchall._zod.def.type !== 'never';
};

/**
 * What Atlassian’s platform sends is open by nature: kept as it came, and read only through a schema of the part that
 * takes it. They are named here so that no other joins them unseen.
 */
const ofThePlatform = [
  'receiveForgeLifecycle',
  'receiveForgeEvent',
  'receiveForgeSchedule',
  'resolveJqlFunction',
];
const withBodies = allRoutes.filter(
  ({ body, operationId }) => body !== undefined && !ofThePlatform.includes(operationId),
);
const places = (route: Route): Place[] =>
  route.body === undefined ? [] : everyPlace({ schema: route.body, path: route.operationId });

const pollution =
  '"__proto__":{"polluted":1,"role":"admin"},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}';

const parse = (route: Route, body: unknown): unknown =>
  parseRequest(
    { ...route, params: undefined as never, query: undefined as never } as Route,
    {
      body,
    } as Request,
  ).body;

/** Whether a value, at any depth, owns a key. */
const owns = (value: unknown, key: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, key) || Object.values(value).some((inner) => owns(inner, key)));

describe('B6: fields that no contract knows', () => {
  it('have no way in: no body of any operation has an object that lets unknown keys through', () => {
    expect(withBodies.length).toBeGreaterThan(30);
    const objects = withBodies.flatMap(places).filter((place) => typeOf(place) === 'object');
    expect(objects.length).toBeGreaterThan(40);
    expect(objects.filter(isOpen).map(({ path }) => path)).toEqual([]);
  });

  it('are open to the platform only where its token is asked for', () => {
    const open = allRoutes.filter(({ operationId }) => ofThePlatform.includes(operationId));
    expect(open.map(({ permission }) => permission)).toEqual(ofThePlatform.map(() => 'jira'));
  });

  it('of the kind “anything” are in no body', () => {
    const anything = withBodies
      .flatMap(places)
      .filter((place) => ['any', 'unknown', 'custom', 'json'].includes(typeOf(place)));
    expect(anything.map(({ path }) => path)).toEqual([]);
  });

  it.each(withBodies.map((route): [string, Route] => [route.operationId, route]))(
    '%s: rejected or left out, and no prototype is touched',
    (_name, route) => {
      fc.assert(
        fc.property(
          fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
          fc.constantFrom(
            'teamId',
            'team_id',
            'role',
            'isAdmin',
            'version',
            'createdAt',
            'password_hash',
            'xq',
          ),
          (random, name) => {
            const text = `{${pollution},"zz_${name}":1${Object.entries(random)
              .map(([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`)
              .join('')}}`;
            let parsed: unknown;
            try {
              parsed = parse(route, JSON.parse(text));
            } catch (error) {
              expect(error).toMatchObject({ code: 'invalid_input' });
            }
            for (const key of [`zz_${name}`, '__proto__', 'constructor', 'prototype'])
              expect(owns(parsed, key)).toBe(false);
            expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
          },
        ),
        { numRuns: 20 },
      );
    },
  );
});
