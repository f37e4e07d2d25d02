import Button from '@atlaskit/button/new';
import { boardApi, Pill, useFormat } from '@valora/board';
import type { Epic } from '@valora/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import rows from '../../ui/rows.module.css';
import { useAction } from '../../ui/use-action.js';
import { ExistsDialog, RejectDialog } from './epic-dialogs.js';
import { epicStates, needsPerson } from './epic-words.js';
import styles from './epic-row.module.css';

export interface EpicRowProps {
  readonly epic: Epic;
  readonly mayDecide: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

const JiraLink = ({ epic }: { readonly epic: Epic }) => {
  if (epic.jiraKey === null) return null;
  // The address comes from a tracker's answer; only a web address becomes a link.
  if (epic.jiraUrl === null || !/^https?:\/\//i.test(epic.jiraUrl)) return <strong>{epic.jiraKey}</strong>;
  return (
    <a href={epic.jiraUrl} target="_blank" rel="noreferrer">
      {epic.jiraKey}
    </a>
  );
};

const Draft = ({ epic }: { readonly epic: Epic }) => {
  const format = useFormat();
  const { description, children } = epic.draft;
  return (
    <details>
      <summary className={styles.summary}>
        What it says
        {children.length === 0 ? '' : `, with ${format.count(children.length, 'child', 'children')}`}
      </summary>
      <p className={styles.description}>{description === '' ? 'No description.' : description}</p>
      <ul className={styles.children}>
        {children.map(({ summary }, index) => (
          <li key={`${String(index)} ${summary}`}>{summary}</li>
        ))}
      </ul>
    </details>
  );
};

const Decision = ({ epic }: { readonly epic: Epic }) => {
  const [asking, setAsking] = useState<'nothing' | 'reject' | 'exists'>('nothing');
  const [approve] = boardApi.useApproveEpicMutation();
  const [resolve] = boardApi.useResolveEpicMutation();
  const { isRunning, run } = useAction();
  const params = { id: epic.id };
  const close = () => setAsking('nothing');
  const approveIt = () =>
    void run({ attempt: 'approve the epic', done: `The epic for ${epic.featureKey} is approved.` }, () =>
      approve({ params }).unwrap(),
    );
  const tryAgain = () =>
    void run({ attempt: 'try again', done: 'It is tried again.' }, () =>
      resolve({ params, body: { decision: 'retry' } }).unwrap(),
    );
  return (
    <div className={rows.actions}>
      {epic.state === 'awaiting_approval' ? (
        <>
          <Button isLoading={isRunning} onClick={approveIt}>
            Approve
          </Button>
          <Button appearance="subtle" onClick={() => setAsking('reject')}>
            Reject
          </Button>
        </>
      ) : (
        <>
          <Button onClick={() => setAsking('exists')}>It exists</Button>
          <Button isLoading={isRunning} onClick={tryAgain}>
            {epic.state === 'failed' ? 'Try again' : 'It does not; try again'}
          </Button>
        </>
      )}
      {asking === 'reject' ? <RejectDialog epic={epic} onClose={close} /> : null}
      {asking === 'exists' ? <ExistsDialog epic={epic} onClose={close} /> : null}
    </div>
  );
};

/** One epic: what it is for, how it stands, and what may be decided. */
export const EpicRow = ({ epic, mayDecide, isChosen, onChoose }: EpicRowProps) => {
  const format = useFormat();
  const state = epicStates[epic.state];
  const isAwaiting = epic.state === 'awaiting_approval';
  return (
    <li className={rows.row}>
      {mayDecide && isAwaiting ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            aria-label={`Choose ${epic.featureKey}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        </label>
      ) : null}
      <div className={rows.words}>
        <span className={rows.name}>
          {epic.draft.summary} <Pill tone={state.tone}>{state.label}</Pill> <JiraLink epic={epic} />
        </span>
        <span className={rows.meta}>
          for <Link to={`/?feature=${epic.featureId}&tab=delivery`}>{epic.featureKey}</Link>, to go into{' '}
          {epic.draft.projectKey}; {state.meaning}
        </span>
        {epic.problem === null ? null : <span>{epic.problem}</span>}
        <span className={rows.meta}>
          asked for by {epic.requestedBy} {format.age(epic.createdAt)}
          {epic.decidedBy === null ? '' : `, decided by ${epic.decidedBy}`}
        </span>
        <Draft epic={epic} />
      </div>
      {mayDecide && (isAwaiting || needsPerson(epic)) ? <Decision epic={epic} /> : null}
    </li>
  );
};
