import { intent, sentiment } from '@valora/contracts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactError, type Artifact, type ModelRow } from '../../inference/index.js';
import { createLexicon } from '../tone/lexicon.js';
import { toneOf } from '../tone/tone-of.js';
import type { JudgementRules } from './judgement.js';

/** The model of signals with what surrounds it. */
export interface SignalModel {
  readonly artifact: Artifact;
  readonly rules: JudgementRules;
  readonly rowOf: (text: string) => ModelRow;
}

const labelsOf = ({ card }: Artifact, output: string): readonly string[] =>
  card.outputs.find(({ name }) => name === output)?.labels ?? [];

const rulesOf = (artifact: Artifact): JudgementRules => {
  const { settings } = artifact.card;
  const number = (name: string): number => {
    const value = settings[name];
    if (typeof value === 'number') return value;
    throw new ArtifactError(`${artifact.folder}: the card has no number ${name} in its settings`);
  };
  const sentiments = labelsOf(artifact, 'sentiment').map((label) => sentiment.parse(label));
  if (sentiments.length === 0)
    throw new ArtifactError(`${artifact.folder}: the card names no sentiments; is it a model of signals?`);
  return {
    sentiments,
    intents: labelsOf(artifact, 'intent').map((label) => intent.safeParse(label).data ?? null),
    intentAtLeast: number('intentAtLeast'),
    urgencyHighFrom: number('urgencyHighFrom'),
    urgencyLowTo: number('urgencyLowTo'),
  };
};

const lexiconOf = async ({ folder, card }: Artifact): Promise<Record<string, string>> => {
  const file = card.files['lexicon'];
  if (file === undefined) throw new ArtifactError(`${folder}: the card names no lexicon`);
  return JSON.parse(await readFile(join(folder, file.path), 'utf8')) as Record<string, string>;
};

/** Reads what the model’s numbers are counted with. Rejects with an `ArtifactError` that says what is missing. */
export const createSignalModel = async (artifact: Artifact): Promise<SignalModel> => {
  const rules = rulesOf(artifact);
  const lexicon = createLexicon(await lexiconOf(artifact));
  return {
    artifact,
    rules,
    rowOf: (text) => ({ texts: { text }, numbers: toneOf(text, lexicon), categories: {} }),
  };
};
