import { useState } from 'react';
import type { HostState, IssueSummary, ScreenModule } from '../shared.js';
import type { Place } from './place.js';
import { Screen } from './screen.js';
import { server } from './server-calls.js';

export interface PageProps {
  readonly state: HostState;
  readonly place: Place;
}

const modulesOf = (state: HostState, type: string): readonly ScreenModule[] =>
  state.modules.filter((module) => module.type === type);

const Screens = ({ type, state, place }: PageProps & { readonly type: string }) =>
  modulesOf(state, type).map((module) => (
    <Screen key={module.key} state={state} place={place} module={module} />
  ));

const Facts = ({ issue }: { readonly issue: IssueSummary }) => (
  <dl className="facts">
    {issue.fields.map(({ name, text }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

export const IssuePage = ({ state, place }: PageProps) => {
  const issue = state.issues.find(({ key }) => key === place.issueKey);
  if (issue === undefined) return <p>There is no issue {place.issueKey}.</p>;
  return (
    <div className="issue">
      <main>
        <p className="crumbs">{`${issue.projectKey} / ${issue.key} · ${issue.type}`}</p>
        <h1>{issue.summary}</h1>
        <p>{issue.description}</p>
        <h2>Valora</h2>
        <Screens type="jira:issuePanel" state={state} place={place} />
      </main>
      <aside aria-label="Details">
        <h2>Details</h2>
        <Facts issue={issue} />
        {modulesOf(state, 'jira:customField').map((module) => (
          <div key={module.key} className="field">
            <span>{module.title}</span>
            <Screen state={state} place={place} module={module} />
          </div>
        ))}
        {modulesOf(state, 'jira:issueContext').map((module) => (
          <details key={module.key} open>
            <summary>{module.title}</summary>
            <Screen state={state} place={place} module={module} />
          </details>
        ))}
      </aside>
    </div>
  );
};

/** Jira’s board or backlog with the app’s entry of its menu. */
export const ActionPage = ({ state, place, type }: PageProps & { readonly type: string }) => {
  const [open, setOpen] = useState(false);
  const module = modulesOf(state, type)[0];
  if (module === undefined) return <p>The manifest has no such action.</p>;
  return (
    <main>
      <h1>{type === 'jira:boardAction' ? 'Board' : 'Backlog'}</h1>
      <button
        type="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {module.title}
      </button>
      {open ? (
        <div className="sheet">
          <button
            type="button"
            onClick={() => {
              setOpen(false);
            }}
          >
            Close
          </button>
          <Screen
            state={state}
            place={place}
            module={module}
            onClose={() => {
              setOpen(false);
            }}
          />
        </div>
      ) : (
        <ol>
          {state.issues.slice(0, 20).map(({ key, summary }) => (
            <li key={key}>{`${key} ${summary}`}</li>
          ))}
        </ol>
      )}
    </main>
  );
};

export const ProjectPage = ({ state, place }: PageProps) => (
  <main>
    <Screens type="jira:projectPage" state={state} place={place} />
  </main>
);

export const SettingsPage = ({ state, place }: PageProps) => (
  <main>
    <h1>Project settings</h1>
    <Screens type="jira:projectSettingsPage" state={state} place={place} />
  </main>
);

export const AdminPage = ({ state, place }: PageProps) => (
  <main>
    <h1>Jira settings</h1>
    <Screens type="jira:adminPage" state={state} place={place} />
  </main>
);

export const DashboardPage = ({ state, place }: PageProps) => {
  const [editing, setEditing] = useState(false);
  return (
    <main>
      <h1>Dashboard</h1>
      {modulesOf(state, 'jira:dashboardGadget').map((module) => (
        <div key={module.key} className="gadget">
          <p>
            <strong>{module.title}</strong>{' '}
            <button
              type="button"
              onClick={() => {
                setEditing(!editing);
              }}
            >
              {editing ? 'Cancel' : 'Configure gadget'}
            </button>
          </p>
          <Screen
            key={`${String(editing)} ${JSON.stringify(state.gadgetConfiguration)}`}
            state={state}
            place={place}
            module={module}
            entryPoint={editing ? 'edit' : 'view'}
            onSubmit={async (configuration) => {
              // Jira keeps what a gadget’s edit view submits, with the dashboard.
              await server.control('gadget', { configuration });
              setEditing(false);
            }}
          />
        </div>
      ))}
    </main>
  );
};
