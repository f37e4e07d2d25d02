import type { FeatureRow, FeatureStatus } from '@valora/contracts';
import type { PillTone } from '../ui/pill.js';
import { inputLabel, missingWords, spaced } from './input-names.js';

export { inputLabel, missingWords };

export const statusWords: Record<FeatureStatus, { readonly label: string; readonly tone: PillTone }> = {
  idea: { label: 'Idea', tone: 'neutral' },
  planned: { label: 'Planned', tone: 'info' },
  in_progress: { label: 'In progress', tone: 'warning' },
  delivered: { label: 'Delivered', tone: 'success' },
  dropped: { label: 'Dropped', tone: 'neutral' },
};

/** Beside a return that rests on the stated prior: nobody said anything about this feature’s value. */
export const assumedWords = 'assumed value';

const partNames = new Map([
  ['base', 'Before it saw the feature'],
  ['calibration', 'Calibration against earlier outcomes'],
  ['words', 'Words, as other teams use them'],
  ['ownWords', 'Words, as this team uses them'],
  ['lengthOfText', 'Length of the text'],
  ['llmStoryPoints', 'Story points guessed by a language model'],
]);

/** Name of what a trained model reads, as its explanation has it: an input, `text:title`, `type=bug`, `base`. */
export const modelPartLabel = (name: string): string => {
  const text = /^text:(.+)$/.exec(name)?.[1];
  if (text !== undefined) return `Words of the ${spaced(text).toLowerCase()}`;
  const [, category, value] = /^([^=]+)=(.*)$/s.exec(name) ?? [];
  if (category !== undefined) return `${inputLabel(category)}: ${value === '' ? 'none' : String(value)}`;
  return partNames.get(name) ?? inputLabel(name);
};

/** What a row's marks leave unsaid: what it needs, or whose part it is. Status and must-do have marks of their own. */
export const rowNote = (row: Pick<FeatureRow, 'missing' | 'rank'>): string | null => {
  const words = missingWords(row);
  return words !== null && /^(Needs|Sub-task)/.test(words) ? words : null;
};
