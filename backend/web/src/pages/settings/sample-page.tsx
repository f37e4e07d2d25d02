import Button from '@atlaskit/button/new';
import { SampleMark, useSession } from '@valora/board';
import { useSample } from '../../sample/use-sample.js';
import { RequireAction } from '../../session/require-action.js';
import { Page } from '../../ui/page.js';

const RemoveSample = () => {
  const { isRunning, remove } = useSample();
  return (
    <>
      <p>
        Everything marked <SampleMark /> belongs to it: features, signals, companies, outcomes. Nothing you
        gave yourself goes with it, but what was learned from it, such as how often features help, is worked
        out again. You can load it again later.
      </p>
      <p>
        <Button appearance="danger" isLoading={isRunning} onClick={() => void remove()}>
          Remove all sample data
        </Button>
      </p>
    </>
  );
};

const LoadSample = () => {
  const { isRunning, load } = useSample();
  return (
    <>
      <p>
        A fictional product with features, customer signals and outcomes, to try everything on. It is marked{' '}
        <SampleMark /> wherever it is shown.
      </p>
      <p>
        <Button isLoading={isRunning} onClick={() => void load()}>
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
