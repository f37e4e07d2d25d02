import { api, type Data, type FeatureRow, type GivenQuery } from '@valora/contracts';
import { boardApi } from './board-api.js';

type Listed = Data<typeof api.features.list>;
export type RowsFilter = Omit<NonNullable<GivenQuery<typeof api.features.list>>, 'page' | 'limit' | 'cursor'>;

interface RowsPage {
  readonly limit: number;
  readonly cursor?: string;
}

/** A screenful comes first, so that something useful is painted early; the rest follows in the largest pages allowed. */
const firstLimit = 100;
const nextLimit = 500;

export const { useListRowsInfiniteQuery } = boardApi.injectEndpoints({
  endpoints: (build) => ({
    listRows: build.infiniteQuery<Listed, RowsFilter, RowsPage>({
      query: ({ queryArg, pageParam }) => ({
        route: api.features.list,
        args: { query: { ...queryArg, ...pageParam } },
      }),
      infiniteQueryOptions: {
        initialPageParam: { limit: firstLimit },
        getNextPageParam: ({ pagination }) =>
          pagination.nextCursor === null ? undefined : { limit: nextLimit, cursor: pagination.nextCursor },
      },
      providesTags: ['Rows'],
    }),
  }),
});

/** Pages as one list. A row that moved between two pages while they were read is kept once, where it came first. */
export const joinPages = (pages: readonly Listed[]): FeatureRow[] => {
  const seen = new Set<string>();
  return pages.flatMap((page) => page.items).filter(({ id }) => !seen.has(id) && seen.add(id));
};
