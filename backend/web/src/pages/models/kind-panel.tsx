import { Message, modelPartLabel, Pill, useFormat } from '@valora/board';
import type { KindPerformance, TrainingRun } from '@valora/contracts';
import type { ReactNode } from 'react';
import { Progress } from '../../ui/progress.js';
import { Section } from '../../ui/section.js';
import { BackToBefore } from './champion-dialogs.js';
import { DriftFigures } from './drift-figures.js';
import { lossNote } from './loss-words.js';
import { progressLabel, progressPercent, runWord, trainedWords } from './model-words.js';
import {
  accuracyWords,
  baseWords,
  coverageVerdict,
  coverageWords,
  driftWords,
  hiddenWords,
  kindWords,
} from './performance-words.js';
import { Reliability } from './reliability.js';
import styles from './models.module.css';

interface OfKind {
  readonly performance: KindPerformance;
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Speaks = ({ performance: { kind, champion }, fewest }: OfKind & { readonly fewest: number }) => {
  const format = useFormat();
  if (champion === null) return <p>{baseWords(kind, fewest)}</p>;
  return (
    <>
      <p>
        A model of the team’s own speaks, <code>{champion.version}</code>, {trainedWords(champion, format)}.
      </p>
      <p className={styles.why}>{champion.reason}</p>
    </>
  );
};

const Accuracy = ({ performance: { live, n }, fewest }: OfKind & { readonly fewest: number }) => {
  const format = useFormat();
  if (live === null) {
    return <Fact name="Accuracy">{hiddenWords(n, fewest)}</Fact>;
  }
  const coverage = coverageVerdict(live);
  return (
    <>
      <Fact name="Accuracy">
        {accuracyWords(live, format)} {live.beatsNaive ? <Pill tone="success">better than that</Pill> : null}
        <details className={styles.more}>
          <summary>How that is measured</summary>
          <p>{lossNote(live.loss)}</p>
        </details>
      </Fact>
      <Fact name="80 % interval">
        {coverageWords(live, format)} <Pill tone={coverage.tone}>{coverage.label}</Pill>
      </Fact>
    </>
  );
};

const Counts = ({ performance: { n, nOfChampion, champion } }: OfKind) => {
  const format = useFormat();
  if (n === 0) return null;
  return (
    <Fact name="Rests on">
      {format.count(n, 'outcome', 'outcomes')} with a prediction made before
      {champion === null
        ? ''
        : `, ${nOfChampion === 0 ? 'none' : format.exact(nOfChampion)} of them by this model${nOfChampion === 0 ? ' yet' : ''}`}
    </Fact>
  );
};

const Drift = ({ performance: { drift } }: OfKind) => {
  const format = useFormat();
  if (drift === null) return <Fact name="Drift">The first nightly check is still to come.</Fact>;
  return (
    <Fact name="Drift">
      {driftWords(drift, modelPartLabel)}{' '}
      <Pill tone={drift.drifted ? 'warning' : 'success'}>{drift.drifted ? 'drifted' : 'steady'}</Pill>
      <span className={styles.meta}>checked {format.age(drift.checkedAt)}</span>
      <DriftFigures drift={drift} />
    </Fact>
  );
};

const LastRun = ({ performance: { lastRun, champion } }: OfKind) => {
  const format = useFormat();
  if (lastRun === null || lastRun.finishedAt === null) return null;
  const { label, tone } = runWord(lastRun);
  return (
    <Fact name="Last training">
      <Pill tone={tone}>{label}</Pill> {format.age(lastRun.finishedAt)}.{' '}
      {lastRun.reason === champion?.reason ? null : lastRun.reason}
    </Fact>
  );
};

export interface KindPanelProps extends OfKind {
  readonly fewest: number;
  readonly running: TrainingRun | null;
}

/** One kind of prediction: who makes it, how well it does, whether that still holds. */
export const KindPanel = ({ performance, fewest, running }: KindPanelProps) => {
  const { kind, champion, live, reliability } = performance;
  return (
    <div className={styles.panel}>
      <Section title={kindWords[kind].title}>
        {running === null ? null : (
          <Progress label={progressLabel(running)} percent={progressPercent(running)} />
        )}
        <Speaks performance={performance} fewest={fewest} />
        {live !== null && !live.beatsNaive ? (
          <Message tone="warning" title="No better than that median" announce={false}>
            So far the middle of what the team delivered before would have been as good a guess.
          </Message>
        ) : null}
        <dl className={styles.facts}>
          <Accuracy performance={performance} fewest={fewest} />
          <Counts performance={performance} />
          <Drift performance={performance} />
          <LastRun performance={performance} />
        </dl>
        {reliability === null ? null : <Reliability reliability={reliability} />}
        {champion === null ? null : <BackToBefore kind={kind} />}
      </Section>
    </div>
  );
};
