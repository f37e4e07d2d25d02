import type pg from 'pg';

const keepFinishedJobs = `
  create table finished_jobs (id text not null, runs integer not null);
  create function keep_finished_job() returns trigger language plpgsql security definer as
    $$ begin insert into public.finished_jobs values (new.id, new.attempts_started); return null; end $$;
  create trigger keep_finished_job after update on bullmq.job for each row
    when (new.state = 'completed' and old.state <> 'completed') execute function keep_finished_job();`;

export interface FinishedJob {
  readonly id: string;
  /** How often it was begun; more than once after a worker died over it. */
  readonly runs: number;
}

/** From now on keeps every end of a job in this database; the queue forgets all but the last thousand. */
export const watchFinishedJobs = async (owner: pg.Pool): Promise<() => Promise<FinishedJob[]>> => {
  await owner.query(keepFinishedJobs);
  return async () => (await owner.query<FinishedJob>('select id, runs from finished_jobs')).rows;
};
