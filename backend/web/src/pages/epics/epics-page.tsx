import Button from '@atlaskit/button/new';
import {
  asApiFailure,
  boardApi,
  Check,
  ErrorMessage,
  Field,
  Message,
  Select,
  useWhyNot,
} from '@valora/board';
import { epicState, type Epic, type EpicState } from '@valora/contracts';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useMoreEpicsInfiniteQuery } from '../../data/lists.js';
import { Empty } from '../../ui/empty.js';
import { GoButton } from '../../ui/go-button.js';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import { Page } from '../../ui/page.js';
import rows from '../../ui/rows.module.css';
import { EpicRow } from './epic-row.js';
import { epicsMessage, epicStates, stateOfAddress } from './epic-words.js';
import { useApproveMany } from './use-approve-many.js';
import styles from './epics-page.module.css';

const useCounts = () => {
  const count = (state: EpicState) => ({ query: { state, page: 1, limit: 1 } });
  const awaiting = boardApi.useListEpicsQuery(count('awaiting_approval')).data?.pagination.total;
  const uncertain = boardApi.useListEpicsQuery(count('uncertain')).data?.pagination.total;
  const failed = boardApi.useListEpicsQuery(count('failed')).data?.pagination.total;
  return awaiting === undefined || uncertain === undefined || failed === undefined
    ? undefined
    : { awaiting, uncertain, failed };
};

/** Approving without a connection would end in a failure that could be foreseen. */
const ConnectionNote = () => {
  const { data } = boardApi.useListIntegrationsQuery();
  const whyNot = useWhyNot('team.administer');
  if (data === undefined || data.items.length > 0) return null;
  return (
    <Message
      tone="warning"
      title="Jira is not connected"
      announce={false}
      actions={whyNot === null ? <GoButton to="/settings/connections">Connect Jira</GoButton> : undefined}
    >
      Requests are kept; connect Jira before approving them.
    </Message>
  );
};

const StateFilter = (props: { state: EpicState | 'any'; onChange: (state: string) => void }) => (
  <div className={styles.filter}>
    <Field label="Show">
      {(binding) => (
        <Select {...binding} value={props.state} onChange={(event) => props.onChange(event.target.value)}>
          <option value="any">Any state</option>
          {epicState.options.map((option) => (
            <option key={option} value={option}>
              {epicStates[option].label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  </div>
);

interface BulkBarProps {
  readonly awaiting: readonly Epic[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

const BulkBar = ({ awaiting, chosen, onChoose }: BulkBarProps) => {
  const { isRunning, approveMany } = useApproveMany();
  const picked = awaiting.filter(({ id }) => chosen.has(id));
  const approve = async () => {
    await approveMany(picked);
    onChoose(new Set());
  };
  return (
    <div className={styles.bulk}>
      <Check
        label={`All ${String(awaiting.length)} shown`}
        checked={picked.length === awaiting.length}
        onChange={(event) => onChoose(new Set(event.target.checked ? awaiting.map(({ id }) => id) : []))}
      />
      <Button
        appearance="primary"
        isDisabled={picked.length === 0}
        isLoading={isRunning}
        onClick={() => void approve()}
      >
        {picked.length === 0 ? 'Approve the chosen' : `Approve ${String(picked.length)}`}
      </Button>
    </div>
  );
};

const EpicList = ({ epics }: { readonly epics: readonly Epic[] }) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayDecide = useWhyNot('epics.approve') === null;
  const awaiting = epics.filter(({ state }) => state === 'awaiting_approval');
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      {mayDecide && awaiting.length > 1 ? (
        <BulkBar awaiting={awaiting} chosen={chosen} onChoose={setChosen} />
      ) : null}
      <ul className={rows.rows} aria-label="Epics">
        {epics.map((epic) => (
          <EpicRow
            key={epic.id}
            epic={epic}
            mayDecide={mayDecide}
            isChosen={chosen.has(epic.id)}
            onChoose={(isChosen) => choose(epic.id, isChosen)}
          />
        ))}
      </ul>
    </>
  );
};

const NoEpics = ({
  state,
  onShowAll,
}: {
  readonly state: EpicState | 'any';
  readonly onShowAll: () => void;
}) =>
  state === 'any' ? (
    <Empty title="No epic was asked for yet" actions={<GoButton to="/">Go to the board</GoButton>}>
      Choose features on the board and request epics for them; they wait here for approval.
    </Empty>
  ) : (
    <Empty title="None in this state" actions={<Button onClick={onShowAll}>Show all epics</Button>}>
      {state === 'awaiting_approval'
        ? 'Nothing waits to be decided.'
        : `“${epicStates[state].label}” is empty.`}
    </Empty>
  );

/** What waits for approval, and what became of the rest. */
export const EpicsPage = () => {
  const [params, setParams] = useSearchParams();
  const state = stateOfAddress(params.get('state'));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMoreEpicsInfiniteQuery(
    state === 'any' ? {} : { state },
  );
  const counts = useCounts();
  const whyNot = useWhyNot('epics.approve');
  const epics = data?.pages.flatMap(({ items }) => items);
  const show = (next: string) => setParams({ state: next }, { replace: true });
  return (
    <Page title="Epics" message={epicsMessage(counts)}>
      <ConnectionNote />
      <StateFilter state={state} onChange={show} />
      {whyNot === null ? null : <p>{whyNot}</p>}
      {error === undefined ? null : (
        <ErrorMessage failure={asApiFailure(error)} attempt="list the epics" onRetry={() => void refetch()} />
      )}
      {epics === undefined && error === undefined ? <Loading what="epics" /> : null}
      {epics?.length === 0 ? <NoEpics state={state} onShowAll={() => show('any')} /> : null}
      {epics === undefined || epics.length === 0 ? null : <EpicList key={state} epics={epics} />}
      <More
        what="epics"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </Page>
  );
};
