import Button from '@atlaskit/button/new';
import type { Feature, RankExplanation } from '@valora/contracts';
import { usePredictFeatureMutation } from '../data/hooks.js';
import { useListActions } from '../list/list-context.js';
import { useWhyNot } from '../page/session-context.js';
import { useNotify } from '../ui/notices.js';
import styles from './drawer.module.css';

interface DrawerActionsProps {
  readonly feature: Feature;
  readonly explanation: RankExplanation | undefined;
}

export const DrawerActions = ({ feature, explanation }: DrawerActionsProps) => {
  const { move, giveBack } = useListActions();
  const { tell, tellFailure } = useNotify();
  const [predict, { isLoading }] = usePredictFeatureMutation();
  const whyNotMove = useWhyNot('rankings.override');
  const whyNotPredict = useWhyNot('predictions.run');
  const rank = explanation?.rank ?? null;
  const overridden = Boolean(explanation?.override);
  const { id, key, title } = feature;

  const predictAgain = () => {
    predict({ params: { id } })
      .unwrap()
      .then(
        () => {
          tell({ kind: 'done', text: `${key} was predicted again.` });
        },
        tellFailure(`predict ${key}`),
      );
  };

  return (
    <>
      <div className={styles['actions']}>
        <Button isDisabled={whyNotPredict !== null} isLoading={isLoading} onClick={predictAgain}>
          Predict again
        </Button>
        <Button
          isDisabled={whyNotMove !== null || rank === null}
          onClick={() => {
            move({ id, key, title, rank, overridden });
          }}
        >
          Move to position…
        </Button>
        {overridden ? (
          <Button
            isDisabled={whyNotMove !== null}
            onClick={() => {
              giveBack({ id, key });
            }}
          >
            Give back to the model
          </Button>
        ) : null}
      </div>
      {whyNotMove ? <p className={styles['small']}>{whyNotMove}</p> : null}
    </>
  );
};
