import { boardApi } from '@valora/board';
import { api, type Data, type GivenQuery } from '@valora/contracts';
import { after, byCursor, limit, type Asked, type Cursor } from './lists.js';

export type ConflictsAsked = Asked<GivenQuery<typeof api.jiraFollowing.conflicts>>;

/** Lists of what passes between Jira and Valora. */
export const { useMoreEgressInfiniteQuery, useMoreConflictsInfiniteQuery } = boardApi.injectEndpoints({
  endpoints: (build) => ({
    moreEgress: build.infiniteQuery<Data<typeof api.jiraFollowing.egress>, void, Cursor>({
      query: ({ pageParam }) => ({
        route: api.jiraFollowing.egress,
        args: { query: { limit, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Egress'],
    }),
    moreConflicts: build.infiniteQuery<Data<typeof api.jiraFollowing.conflicts>, ConflictsAsked, Cursor>({
      query: ({ queryArg, pageParam }) => ({
        route: api.jiraFollowing.conflicts,
        args: { query: { limit, ...queryArg, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Conflicts'],
    }),
  }),
});
