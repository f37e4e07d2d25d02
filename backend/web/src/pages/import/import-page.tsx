import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, Pill, useFormat } from '@valora/board';
import { Link } from 'react-router-dom';
import { RequireAction } from '../../session/require-action.js';
import { Loading } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';
import { Progress } from '../../ui/progress.js';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/section.js';
import { DropZone } from './drop-zone.js';
import { importMessage, importStates } from './import-message.js';
import { useUpload } from './use-upload.js';

const Upload = () => {
  const { state, send, stop } = useUpload();
  if (state.kind === 'sending') {
    return (
      <div>
        <Progress label={`Sending ${state.fileName}`} percent={state.percent} />
        <p>
          <Button appearance="subtle" onClick={stop}>
            Stop
          </Button>
        </p>
      </div>
    );
  }
  return (
    <>
      {state.kind === 'failed' ? <ErrorMessage failure={state.failure} attempt="send the file" /> : null}
      <DropZone onFile={(file) => void send(file)} />
    </>
  );
};

const EarlierImports = () => {
  const { data, error, refetch } = boardApi.useListImportsQuery({ query: { limit: 20 } });
  const format = useFormat();
  if (error !== undefined)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="list imports" onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Loading what="earlier imports" />;
  if (data.items.length === 0) return <p>None yet. What you import shows up here with its result.</p>;
  return (
    <ul className={rows.rows}>
      {data.items.map((run) => (
        <li key={run.id} className={rows.row}>
          <div className={rows.words}>
            <Link to={`/import/${run.id}`} className={rows.name}>
              {run.fileName}
            </Link>
            <span>{importMessage(run)}</span>
            <span className={rows.meta} title={format.moment(run.createdAt)}>
              {format.age(run.createdAt)} by {run.startedBy}
            </span>
          </div>
          <Pill tone={importStates[run.state].tone}>{importStates[run.state].label}</Pill>
        </li>
      ))}
    </ul>
  );
};

/** Where a file goes in, and what earlier ones did. */
export const ImportPage = () => (
  <RequireAction action="imports.write" title="Import">
    <Page
      title="Import"
      message="Bring your backlog in; you see the first rows and choose the columns before anything is stored."
    >
      <Upload />
      <Section title="Earlier imports">
        <EarlierImports />
      </Section>
    </Page>
  </RequireAction>
);
