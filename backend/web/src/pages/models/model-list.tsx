import { asApiFailure, ErrorMessage, Pill, useFormat } from '@valora/board';
import type { Model } from '@valora/contracts';
import { useMoreModelsInfiniteQuery } from '../../data/lists.js';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/section.js';
import { MakeChampion } from './champion-dialogs.js';
import { canBecomeChampion, heldOutWords, modelStates, trainedWords } from './model-words.js';
import { kindWords } from './performance-words.js';

const ModelRow = ({ model }: { readonly model: Model }) => {
  const format = useFormat();
  const { label, tone } = modelStates[model.state];
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>
          {kindWords[model.kind].title} <code>{model.version}</code> <Pill tone={tone}>{label}</Pill>
        </span>
        <span className={rows.meta}>{trainedWords(model, format)}</span>
        {model.heldOut === null ? null : <span>{heldOutWords(model.heldOut, format)}</span>}
        <span>{model.reason}</span>
      </div>
      {canBecomeChampion(model) ? (
        <div className={rows.actions}>
          <MakeChampion model={model} />
        </div>
      ) : null}
    </li>
  );
};

const Models = () => {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMoreModelsInfiniteQuery();
  if (error !== undefined) {
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="list the models" onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return <Loading what="the models" />;
  const models = data.pages.flatMap(({ items }) => items);
  if (models.length === 0) return <p>None was trained from the team’s outcomes yet.</p>;
  return (
    <>
      <ul className={rows.rows}>
        {models.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
      </ul>
      <More
        what="models"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};

/** Every model of the team's own, with what became of it. */
export const ModelList = () => (
  <Section title="The team’s own models">
    <Models />
  </Section>
);
