import { useFormat } from '../format/use-format.js';
import { Message } from '../ui/message.js';
import { usePredicting } from './session-context.js';

/** Says how far a long prediction run is; ranks follow by themselves. */
export const PredictingNote = () => {
  const predicting = usePredicting();
  const format = useFormat();
  if (predicting === null) return null;
  const { done, total } = predicting;
  return (
    <Message tone="info" title="Predicting" announce={false}>
      {`${format.count(done, 'feature', 'features')} of ${format.number(total)} done. Ranks follow by themselves.`}
    </Message>
  );
};
