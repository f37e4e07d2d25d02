import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, useWhyNot } from '@valora/board';
import { useJira } from '../host/jira-context.js';
import { isUnderWay } from './is-under-way.js';
import { useLatestSync } from './use-latest-sync.js';

/** Reads the whole project again; offered to those who may, while it is not being read. */
export const ReadAgain = () => {
  const { place } = useJira();
  const whyNot = useWhyNot('imports.write');
  const latest = useLatestSync();
  const [start, { isLoading, error }] = boardApi.useStartJiraSyncMutation();
  if (whyNot !== null || isUnderWay(latest)) return null;
  return (
    <>
      <Button isLoading={isLoading} onClick={() => void start({ params: { projectId: place.projectId } })}>
        {`Read ${place.projectKey} again`}
      </Button>
      {error ? <ErrorMessage failure={asApiFailure(error)} attempt="start reading" /> : null}
    </>
  );
};
