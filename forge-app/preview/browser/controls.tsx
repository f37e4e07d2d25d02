import { useState } from 'react';
import type { HostState } from '../shared.js';
import { goTo, hrefOf, type Place } from './place.js';
import { server } from './server-calls.js';

const names: readonly (readonly [Place['page'], string])[] = [
  ['issue', 'Issue'],
  ['project', 'Valora board'],
  ['board', 'Board'],
  ['backlog', 'Backlog'],
  ['dashboard', 'Dashboard'],
  ['settings', 'Project settings'],
  ['admin', 'Jira settings'],
];

const ChangeIssue = ({ issueKey, accountId }: { readonly issueKey: string; readonly accountId: string }) => {
  const [field, setField] = useState('summary');
  const [value, setValue] = useState('');
  return (
    <form
      aria-label="Change the issue in Jira"
      onSubmit={(event) => {
        event.preventDefault();
        void server.control('issue', { key: issueKey, field, value, accountId });
      }}
    >
      <select
        aria-label="Field"
        value={field}
        onChange={({ target }) => {
          setField(target.value);
        }}
      >
        {['summary', 'description', 'labels', 'storyPoints', 'status', 'comment', 'worklogHours'].map(
          (name) => (
            <option key={name}>{name}</option>
          ),
        )}
      </select>
      <input
        aria-label="New value"
        value={value}
        onChange={({ target }) => {
          setValue(target.value);
        }}
      />
      <button type="submit">Change {issueKey} in Jira</button>
    </form>
  );
};

/** What one can be and do here that Jira or its platform would do. */
export const Controls = ({ state, place }: { readonly state: HostState; readonly place: Place }) => (
  <header className="controls">
    <strong>Local host, not Atlassian’s renderer</strong>
    <nav aria-label="Pages">
      {names.map(([page, name]) => (
        <a
          key={page}
          href={hrefOf({ ...place, page })}
          aria-current={page === place.page ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            goTo({ ...place, page });
          }}
        >
          {name}
        </a>
      ))}
    </nav>
    <label>
      Person{' '}
      <select
        value={place.accountId}
        onChange={({ target }) => {
          goTo({ ...place, accountId: target.value });
        }}
      >
        {state.people.map(({ accountId, name, about }) => (
          <option key={accountId} value={accountId}>{`${name} (${about})`}</option>
        ))}
      </select>
    </label>
    <label>
      Issue{' '}
      <select
        value={place.issueKey}
        onChange={({ target }) => {
          goTo({ ...place, page: 'issue', issueKey: target.value });
        }}
      >
        {state.issues.map(({ key, summary }) => (
          <option key={key} value={key}>{`${key} ${summary}`}</option>
        ))}
      </select>
    </label>
    <label>
      Theme{' '}
      <select
        value={place.theme}
        onChange={({ target }) => {
          goTo({ ...place, theme: target.value === 'dark' ? 'dark' : 'light' });
        }}
      >
        <option>light</option>
        <option>dark</option>
      </select>
    </label>
    <label>
      <input
        type="checkbox"
        checked={state.backendIsAway}
        onChange={({ target }) => {
          void server.control('away', { away: target.checked });
        }}
      />{' '}
      Backend away
    </label>
    {state.scheduled.map(({ key, interval }) => (
      <button
        key={key}
        type="button"
        onClick={() => {
          void server.control('schedule', { key });
        }}
      >
        {`Run ${key} (${interval})`}
      </button>
    ))}
    <button
      type="button"
      onClick={() => {
        void server.control(state.installed ? 'uninstall' : 'install');
      }}
    >
      {state.installed ? 'Uninstall the app' : 'Install the app'}
    </button>
    <ChangeIssue issueKey={place.issueKey} accountId={place.accountId} />
  </header>
);
