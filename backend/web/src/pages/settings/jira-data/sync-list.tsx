import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, Pill, useFormat, type PillTone } from '@valora/board';
import type { DataPolicy, JiraSync } from '@valora/contracts';
import { Loading } from '../../../ui/loading.js';
import { Progress } from '../../../ui/progress.js';
import rows from '../../../ui/rows.module.css';
import { useAction } from '../../../ui/use-action.js';

const states: Record<JiraSync['state'], { readonly label: string; readonly tone: PillTone }> = {
  running: { label: 'Reading', tone: 'neutral' },
  waiting: { label: 'Waiting', tone: 'warning' },
  done: { label: 'Up to date', tone: 'success' },
  failed: { label: 'Stopped', tone: 'danger' },
};

const isUnderWay = (sync: JiraSync | undefined): boolean =>
  sync?.state === 'running' || sync?.state === 'waiting';

const percentOf = ({ issuesRead, issuesExpected }: JiraSync): number | null =>
  issuesExpected === null || issuesExpected === 0
    ? null
    : Math.min(99, Math.floor((100 * issuesRead) / issuesExpected));

const SyncRow = ({
  project,
  sync,
}: {
  readonly project: DataPolicy;
  readonly sync: JiraSync | undefined;
}) => {
  const format = useFormat();
  const [start] = boardApi.useStartJiraSyncMutation();
  const { isRunning, run } = useAction();
  const read = () =>
    void run({ attempt: 'start reading', done: `${project.projectKey} is being read again.` }, () =>
      start({ params: { projectId: project.projectId } }).unwrap(),
    );
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          {project.projectKey}{' '}
          {sync === undefined ? null : <Pill tone={states[sync.state].tone}>{states[sync.state].label}</Pill>}
        </span>
        {sync?.problem == null ? null : <span>{sync.problem}</span>}
        {sync !== undefined && isUnderWay(sync) ? (
          <Progress
            label={`${format.count(sync.issuesRead, 'issue', 'issues')} read`}
            percent={percentOf(sync)}
          />
        ) : null}
        <span className={rows.meta}>
          {sync === undefined
            ? 'not read yet'
            : [
                `${format.count(sync.issuesRead, 'issue', 'issues')} read`,
                `${format.exact(sync.created)} new`,
                `${format.exact(sync.updated)} changed`,
                sync.leftOut === 0 ? null : `${format.exact(sync.leftOut)} left out, such as secured ones`,
                format.age(sync.finishedAt ?? sync.startedAt),
              ]
                .filter((part) => part !== null)
                .join(', ')}
        </span>
      </div>
      <div className={rows.actions}>
        <Button onClick={read} isDisabled={isRunning || isUnderWay(sync)}>
          Read {project.projectKey} again
        </Button>
      </div>
    </li>
  );
};

const whileReadingMs = 3_000;

/** How far each connected project is read. */
export const SyncList = ({ projects }: { readonly projects: readonly DataPolicy[] }) => {
  const known = boardApi.endpoints.listJiraSyncs.useQueryState();
  const { data, error, refetch } = boardApi.useListJiraSyncsQuery(undefined, {
    pollingInterval: (known.data?.items ?? []).some(isUnderWay) ? whileReadingMs : 0,
  });
  if (error !== undefined)
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="ask how far it is"
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <Loading what="how far it is" />;
  return (
    <ul className={rows.rows}>
      {projects.map((project) => (
        <SyncRow
          key={project.projectId}
          project={project}
          sync={data.items.find(({ projectId }) => projectId === project.projectId)}
        />
      ))}
    </ul>
  );
};
