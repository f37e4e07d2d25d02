import { boardApi } from '@valora/board';
import { api, type Data, type GivenQuery } from '@valora/contracts';

export type Cursor = string | null;
export interface Listed {
  readonly pagination: { readonly nextCursor: string | null };
}

/** Lists that grow by "more": cursors follow on without counting, and a live event reads all shown pages again. */
export const byCursor = {
  initialPageParam: null as Cursor,
  getNextPageParam: ({ pagination }: Listed) => pagination.nextCursor ?? undefined,
};

export const after = (cursor: Cursor) => (cursor === null ? {} : { cursor });

export type Asked<Q> = Omit<NonNullable<Q>, 'page' | 'limit' | 'cursor'>;
export type SignalsAsked = Asked<GivenQuery<typeof api.signals.list>>;
export type EpicsAsked = Asked<GivenQuery<typeof api.epics.list>>;
export type AuditAsked = Asked<GivenQuery<typeof api.identity.audit>>;

export const limit = 25;

export const {
  useMoreSignalsInfiniteQuery,
  useMoreEpicsInfiniteQuery,
  useMoreOutcomesInfiniteQuery,
  useMoreAuditInfiniteQuery,
  useMoreRejectedRowsInfiniteQuery,
  useMoreModelsInfiniteQuery,
  useMoreTrainingRunsInfiniteQuery,
} = boardApi.injectEndpoints({
  endpoints: (build) => ({
    moreSignals: build.infiniteQuery<Data<typeof api.signals.list>, SignalsAsked, Cursor>({
      query: ({ queryArg, pageParam }) => ({
        route: api.signals.list,
        args: { query: { limit, ...queryArg, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Signals'],
    }),
    moreEpics: build.infiniteQuery<Data<typeof api.epics.list>, EpicsAsked, Cursor>({
      query: ({ queryArg, pageParam }) => ({
        route: api.epics.list,
        args: { query: { limit, ...queryArg, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Epics'],
    }),
    moreOutcomes: build.infiniteQuery<Data<typeof api.outcomes.ledger>, void, Cursor>({
      query: ({ pageParam }) => ({
        route: api.outcomes.ledger,
        args: { query: { limit, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Ledger'],
    }),
    moreAudit: build.infiniteQuery<Data<typeof api.identity.audit>, AuditAsked, Cursor>({
      query: ({ queryArg, pageParam }) => ({
        route: api.identity.audit,
        args: { query: { limit, ...queryArg, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Audit'],
    }),
    moreRejectedRows: build.infiniteQuery<Data<typeof api.imports.rejectedRows>, string, Cursor>({
      query: ({ queryArg, pageParam }) => ({
        route: api.imports.rejectedRows,
        args: { params: { id: queryArg }, query: { limit, ...after(pageParam) } },
      }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Imports'],
    }),
    moreModels: build.infiniteQuery<Data<typeof api.models.list>, void, Cursor>({
      query: ({ pageParam }) => ({ route: api.models.list, args: { query: { limit, ...after(pageParam) } } }),
      infiniteQueryOptions: byCursor,
      providesTags: ['Models'],
    }),
    moreTrainingRuns: build.infiniteQuery<Data<typeof api.models.runs>, void, Cursor>({
      query: ({ pageParam }) => ({ route: api.models.runs, args: { query: { limit, ...after(pageParam) } } }),
      infiniteQueryOptions: byCursor,
      providesTags: ['TrainingRuns'],
    }),
  }),
});
