import { asApiFailure, ErrorMessage, Field, TextInput } from '@valora/board';
import { useState } from 'react';
import { type AuditAsked, useMoreAuditInfiniteQuery } from '../../../data/lists.js';
import formStyles from '../../../forms/form.module.css';
import { RequireAction } from '../../../session/require-action.js';
import { Loading } from '../../../ui/loading.js';
import { More } from '../../../ui/more.js';
import { Page } from '../../../ui/page.js';
import { useDebounced } from '../../../ui/use-debounced.js';
import { AuditTable } from './audit-table.js';
import { Verification } from './verification.js';

const askedOf = (type: string, actor: string): AuditAsked => ({
  ...(type.trim() === '' ? {} : { type: type.trim() }),
  ...(actor.trim() === '' ? {} : { actor: actor.trim() }),
});

const Entries = ({ asked }: { readonly asked: AuditAsked }) => {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreAuditInfiniteQuery(asked);
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="read the trail" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="the trail" />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p role="status">No entry matches.</p>;
  return (
    <>
      <AuditTable entries={entries} />
      <More
        what="entries"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};

const AuditContent = () => {
  const [type, setType] = useState('');
  const [actor, setActor] = useState('');
  const rested = useDebounced(JSON.stringify(askedOf(type, actor)));
  return (
    <Page
      title="Audit trail"
      message="Every change, by whom and when; entries are chained, so a changed or missing one shows."
    >
      <Verification />
      <div className={formStyles.pair}>
        <Field label="What happened" hint="Such as feature.updated">
          {(binding) => (
            <TextInput
              {...binding}
              type="search"
              value={type}
              autoComplete="off"
              onChange={(event) => setType(event.target.value)}
            />
          )}
        </Field>
        <Field label="Who did it">
          {(binding) => (
            <TextInput
              {...binding}
              type="search"
              value={actor}
              autoComplete="off"
              onChange={(event) => setActor(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Entries asked={JSON.parse(rested) as AuditAsked} />
    </Page>
  );
};

/** The append-only trail of the team. */
export const AuditPage = () => (
  <RequireAction action="team.administer" title="Audit trail">
    <AuditContent />
  </RequireAction>
);
