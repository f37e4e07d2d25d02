import { createApi, type EndpointBuilder } from '@reduxjs/toolkit/query/react';
import type { Route } from '@valora/contracts';
import type { LooseCall, OperationId } from '../transport/routes.js';
import { callTransport, type BoardBaseQuery } from './base-query.js';
import { invalidated, provided, tags, type Tag } from './cache-tags.js';
import type { Endpoints } from './endpoint-types.js';
import { callableRoutes, isRead } from './operations.js';

type Build = EndpointBuilder<BoardBaseQuery, Tag, 'valora'>;

const toCall = (route: Route) => (args: LooseCall | void) => ({ route, args: args ?? {} });

const endpointFor = (build: Build, route: Route) => {
  const operation = route.operationId as OperationId;
  const query = toCall(route);
  return isRead(route)
    ? build.query<unknown, LooseCall | void>({ query, providesTags: [...(provided[operation] ?? [])] })
    : build.mutation<unknown, LooseCall | void>({
        query,
        invalidatesTags: [...(invalidated[operation] ?? [])],
      });
};

/**
 * RTK Query over the contracts: every route is a hook named after its operation
 * (`listFeatures` → `useListFeaturesQuery`, `overrideRank` → `useOverrideRankMutation`).
 */
export const boardApi = createApi({
  reducerPath: 'valora',
  baseQuery: callTransport,
  tagTypes: tags,
  keepUnusedDataFor: 120,
  endpoints: (build) =>
    // The loop cannot express that each name has its own route's types; `Endpoints` derives them from the same contracts.
    Object.fromEntries(
      callableRoutes.map((route) => [route.operationId, endpointFor(build, route)]),
    ) as unknown as Endpoints,
});
