import { inputDefinitions, type FeatureRow, type FeatureStatus } from '@valora/contracts';
import type { PillTone } from '../ui/pill.js';

export const statusWords: Record<FeatureStatus, { readonly label: string; readonly tone: PillTone }> = {
  idea: { label: 'Idea', tone: 'neutral' },
  planned: { label: 'Planned', tone: 'info' },
  in_progress: { label: 'In progress', tone: 'warning' },
  delivered: { label: 'Delivered', tone: 'success' },
  dropped: { label: 'Dropped', tone: 'neutral' },
};

/** Beside a return that rests on the stated prior: nobody said anything about this feature’s value. */
export const assumedWords = 'assumed value';

const known = new Map<string, string>([
  ...Object.entries(inputDefinitions).map(([name, { label }]) => [name, label] as const),
  ['predictedRoi', 'Predicted ROI'],
  ['predictedValue', 'Predicted value'],
  ['predictedEffortDays', 'Predicted effort'],
  ['demand', 'Demand'],
  ['baseline', 'Starting point'],
  ['effortModel', 'The team’s trained model'],
  ['labels', 'Number of labels'],
]);

const spaced = (name: string): string => {
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

/** Name of an input, criterion or predicted quantity as people read it. */
export const inputLabel = (name: string): string => known.get(name) ?? spaced(name);

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

const outsideReason = /^(delivered|dropped|must-do|sub-task of .+)$/;

/** Why a row has no rank: `Needs reach and effort`, or what it is instead. Null when it is ranked. */
export const missingWords = (row: Pick<FeatureRow, 'missing' | 'rank'>): string | null => {
  if (row.rank !== null || row.missing.length === 0) return null;
  const reason = row.missing.find((entry) => outsideReason.test(entry));
  if (reason !== undefined) return reason.charAt(0).toUpperCase() + reason.slice(1);
  const names = row.missing.map((name) => inputLabel(name).toLowerCase());
  return `Needs ${new Intl.ListFormat('en').format(names)}`;
};
