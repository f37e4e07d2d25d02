import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, useFormat } from '@valora/board';
import type { api } from '@valora/contracts';
import { type Data } from '@valora/contracts';
import { RequireAction } from '../../session/require-action.js';
import { Loading } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';
import rows from '../../ui/rows.module.css';
import { useAction } from '../../ui/use-action.js';
import { queueOf } from './queue-of.js';

type Job = Data<typeof api.operations.failedJobs>['items'][number];

const JobRow = ({ job }: { readonly job: Job }) => {
  const format = useFormat();
  const [replay] = boardApi.useReplayJobMutation();
  const { isRunning, run } = useAction();
  const queue = queueOf(job.queue);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{job.name}</span>
        <span>{job.reason}</span>
        <span className={rows.meta}>
          {format.count(job.attempts, 'attempt', 'attempts')}
          {job.failedAt === null ? '' : `, the last ${format.age(job.failedAt)}`} · <code>{job.id}</code>
        </span>
      </div>
      {queue === null ? null : (
        <Button
          isLoading={isRunning}
          onClick={() =>
            void run({ attempt: 'replay the job', done: 'It runs again.' }, () =>
              replay({ params: { queue, id: job.id } }).unwrap(),
            )
          }
        >
          Run again
        </Button>
      )}
    </li>
  );
};

const JobsContent = () => {
  const { data, error, refetch } = boardApi.useListFailedJobsQuery();
  const format = useFormat();
  const count = data?.items.length ?? 0;
  const message =
    count === 0
      ? 'Everything that was to be done in the background has been done.'
      : `${format.count(count, 'job', 'jobs')} failed for good and ${count === 1 ? 'waits' : 'wait'} for you.`;
  return (
    <Page
      title="Failed jobs"
      message={data === undefined ? 'Work in the background that needs a person.' : message}
      actions={<Button onClick={() => void refetch()}>Look again</Button>}
    >
      {error === undefined ? null : (
        <ErrorMessage failure={asApiFailure(error)} attempt="list the jobs" onRetry={() => void refetch()} />
      )}
      {data === undefined && error === undefined ? <Loading what="the jobs" /> : null}
      {count === 0 ? null : (
        <ul className={rows.rows}>
          {data?.items.map((job) => (
            <JobRow key={`${job.queue} ${job.id}`} job={job} />
          ))}
        </ul>
      )}
    </Page>
  );
};

/** Jobs that were tried as often as they may be; each can be run again once its cause is gone. */
export const JobsPage = () => (
  <RequireAction action="team.administer" title="Failed jobs">
    <JobsContent />
  </RequireAction>
);
