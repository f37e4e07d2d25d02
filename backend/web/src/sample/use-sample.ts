import { boardApi } from '@valora/board';
import { useAction } from '../ui/use-action.js';

/** Loads and removes the sample workspace. Removing asks nothing back: it can be loaded again. */
export const useSample = () => {
  const [load] = boardApi.useLoadSampleMutation();
  const [remove] = boardApi.useRemoveSampleMutation();
  const { isRunning, run } = useAction();
  return {
    isRunning,
    load: () =>
      run({ attempt: 'load the sample data', done: 'The sample data is in; ranks follow in a moment.' }, () =>
        load().unwrap(),
      ),
    remove: () =>
      run({ attempt: 'remove the sample data', done: 'The sample data is gone.' }, () => remove().unwrap()),
  };
};
