import Button from '@atlaskit/button/new';
import { boardApi, ConfirmDialog, SampleMark, useSession } from '@valora/board';
import { useState } from 'react';
import { RequireAction } from '../../session/require-action.js';
import { Page } from '../../ui/page.js';
import { useAction } from '../../ui/use-action.js';

const RemoveSample = () => {
  const [isAsking, setAsking] = useState(false);
  const [remove] = boardApi.useRemoveSampleMutation();
  const { isRunning, run } = useAction();
  const confirm = async () => {
    await run({ attempt: 'remove the sample data', done: 'The sample data is gone.' }, () =>
      remove().unwrap(),
    );
    setAsking(false);
  };
  return (
    <>
      <p>
        Everything marked <SampleMark /> belongs to it: features, signals, companies, outcomes. Nothing you
        gave yourself goes with it.
      </p>
      <p>
        <Button appearance="danger" onClick={() => setAsking(true)}>
          Remove all sample data
        </Button>
      </p>
      {isAsking ? (
        <ConfirmDialog
          title="Remove all sample data?"
          confirmLabel="Remove"
          isDangerous
          isBusy={isRunning}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          What was learned from it, such as how often features help, is worked out again without it. You can
          load the sample again later.
        </ConfirmDialog>
      ) : null}
    </>
  );
};

const LoadSample = () => {
  const [load] = boardApi.useLoadSampleMutation();
  const { isRunning, run } = useAction();
  return (
    <>
      <p>
        A fictional product with features, customer signals and outcomes, to try everything on. It is marked{' '}
        <SampleMark /> wherever it is shown.
      </p>
      <p>
        <Button
          isLoading={isRunning}
          onClick={() =>
            void run({ attempt: 'load the sample data', done: 'The sample data is in.' }, () =>
              load().unwrap(),
            )
          }
        >
          Load sample data
        </Button>
      </p>
    </>
  );
};

/** Sample data in, sample data out. */
export const SamplePage = () => {
  const { team } = useSession();
  return (
    <RequireAction action="team.administer" title="Sample data">
      <Page
        title="Sample data"
        message={
          team.hasSampleData
            ? `${team.name} holds sample data beside your own; figures over the whole team include it.`
            : `${team.name} holds only what you gave it.`
        }
      >
        {team.hasSampleData ? <RemoveSample /> : <LoadSample />}
      </Page>
    </RequireAction>
  );
};
