import { boardApi } from '@valora/board';
import { useJira } from '../host/jira-context.js';
import { isUnderWay } from './is-under-way.js';

const whileReadingMs = 3_000;
const otherwiseMs = 60_000;

/** The latest sync of this project, watched closely while it runs. */
export const useLatestSync = () => {
  const { place } = useJira();
  const known = boardApi.endpoints.listJiraSyncs.useQueryState();
  const isReading = (known.data?.items ?? []).some(isUnderWay);
  const { data } = boardApi.useListJiraSyncsQuery(undefined, {
    pollingInterval: isReading ? whileReadingMs : otherwiseMs,
  });
  return data?.items.find(({ projectId }) => projectId === place.projectId);
};
