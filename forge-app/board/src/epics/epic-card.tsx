import type { Epic } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { Pill } from '../ui/pill.js';
import { EpicDecision } from './epic-decision.js';
import { epicStateWords } from './epic-words.js';
import styles from './epics.module.css';

interface EpicCardProps {
  readonly epic: Epic;
  /** Shown in a list of several: which feature it is for. */
  readonly onOpenFeature?: () => void;
}

const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

const EpicLink = ({ epic }: { epic: Epic }) => {
  if (epic.jiraKey === null) return null;
  if (epic.jiraUrl === null || !isWebAddress(epic.jiraUrl)) return <strong>{epic.jiraKey}</strong>;
  return (
    <a href={epic.jiraUrl} target="_blank" rel="noopener noreferrer" className={styles['link']}>
      {epic.jiraKey}
    </a>
  );
};

/** One epic: its state and what that means, the draft, and what the reader may decide. */
export const EpicCard = ({ epic, onOpenFeature }: EpicCardProps) => {
  const format = useFormat();
  const state = epicStateWords[epic.state];
  return (
    <article className={styles['card']} aria-label={`Epic for ${epic.featureKey}`}>
      <div className={styles['head']}>
        <Pill tone={state.tone}>{state.label}</Pill>
        <EpicLink epic={epic} />
        {onOpenFeature ? (
          <button type="button" className={styles['link']} onClick={onOpenFeature}>
            {epic.featureKey}
          </button>
        ) : null}
        <span className={styles['small']}>{state.meaning}</span>
      </div>
      <p className={styles['summary']}>
        {epic.draft.summary} <span className={styles['small']}>in {epic.draft.projectKey}</span>
      </p>
      {epic.problem === null ? null : <p className={styles['problem']}>{epic.problem}</p>}
      <details>
        <summary className={styles['fold']}>
          Description
          {epic.draft.children.length === 0
            ? ''
            : ` and ${format.count(epic.draft.children.length, 'child', 'children')}`}
        </summary>
        <p className={styles['description']}>{epic.draft.description}</p>
        <ul>
          {epic.draft.children.map(({ summary }) => (
            <li key={summary}>{summary}</li>
          ))}
        </ul>
      </details>
      <p className={styles['small']}>
        asked for by {epic.requestedBy}, {format.age(epic.createdAt)}
        {epic.decidedBy === null ? '' : `, decided by ${epic.decidedBy}`}
      </p>
      <EpicDecision epic={epic} />
    </article>
  );
};
