import { asApiFailure, boardApi, ErrorMessage, Message } from '@valora/board';
import type { ImportRun } from '@valora/contracts';
import { useParams } from 'react-router-dom';
import { GoButton } from '../../ui/go-button.js';
import { Loading } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';
import { Progress } from '../../ui/progress.js';
import { importMessage, isImportOver, percentRead } from './import-message.js';
import { ImportResult } from './import-result.js';
import { MappingStep } from './mapping-step.js';

/** Live events report progress; this catches what was missed while the connection was away. */
const pollMs = 2_000;

const RunContent = ({ run }: { readonly run: ImportRun }) => {
  switch (run.state) {
    case 'needs_mapping':
      return run.preview === null ? (
        <Loading what="the first rows" />
      ) : (
        <MappingStep runId={run.id} preview={run.preview} />
      );
    case 'queued':
    case 'running':
      return (
        <>
          <Progress label={`Read of ${run.fileName}`} percent={percentRead(run)} />
          <p>You can leave this page; the import goes on and shows up under “Earlier imports”.</p>
        </>
      );
    case 'failed':
      return (
        <>
          <Message tone="danger" title="Nothing was half-written">
            {run.problem ?? 'The file could not be read.'} Mend the file and import it again.
          </Message>
          {run.rejected > 0 ? <ImportResult run={run} /> : null}
        </>
      );
    case 'done':
      return <ImportResult run={run} />;
  }
};

/** One import: its columns, its progress, its result. */
export const ImportRunPage = () => {
  const { id = '' } = useParams();
  const query = { params: { id } };
  const known = boardApi.endpoints.getImport.useQueryState(query).data;
  const isMoving =
    known === undefined || !(isImportOver(known) || (known.state === 'needs_mapping' && known.preview));
  const {
    data: run,
    error,
    refetch,
  } = boardApi.useGetImportQuery(query, {
    pollingInterval: isMoving ? pollMs : 0,
  });
  if (run === undefined) {
    return (
      <Page title="Import" message={error === undefined ? 'One moment.' : 'This import cannot be shown.'}>
        {error === undefined ? (
          <Loading what="the import" />
        ) : (
          <ErrorMessage
            failure={asApiFailure(error)}
            attempt="load the import"
            onRetry={() => void refetch()}
          />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={run.fileName}
      message={importMessage(run, { areListed: true })}
      wide
      actions={
        <>
          {run.state === 'done' ? (
            <GoButton to="/" appearance="primary">
              Open the board
            </GoButton>
          ) : null}
          <GoButton to="/import">Import another file</GoButton>
        </>
      }
    >
      <RunContent run={run} />
    </Page>
  );
};
