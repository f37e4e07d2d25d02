import type { FeatureRow } from '@valora/contracts';
// No ending: screens in Jira use this file too, and their bundler takes .js for what it says.
import { inputRules } from '../drawer/input-rules';

/** What a score is made of besides inputs. */
const otherNames = new Map([
  ['predictedRoi', 'Predicted ROI'],
  ['predictedValue', 'Predicted value'],
  ['predictedEffortDays', 'Predicted effort'],
  ['demand', 'Demand'],
  ['baseline', 'Starting point'],
  ['effortModel', 'The team’s trained model'],
  ['labels', 'Number of labels'],
]);

/** A name as words: `strategicFit_2026` → `Strategic fit 2026`. */
export const spaced = (name: string): string => {
  const words = name.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

/** Name of an input, criterion or predicted quantity as people read it. */
export const inputLabel = (name: string): string =>
  inputRules(name)?.label ?? otherNames.get(name) ?? spaced(name);

const outsideReason = /^(delivered|dropped|must-do|sub-task of .+)$/;

/** Why a row has no rank: `Needs reach and effort`, or what it is instead. Null when it is ranked. */
export const missingWords = (row: Pick<FeatureRow, 'missing' | 'rank'>): string | null => {
  if (row.rank !== null || row.missing.length === 0) return null;
  const reason = row.missing.find((entry) => outsideReason.test(entry));
  if (reason !== undefined) return reason.charAt(0).toUpperCase() + reason.slice(1);
  const names = row.missing.map((name) => inputLabel(name).toLowerCase());
  return `Needs ${new Intl.ListFormat('en').format(names)}`;
};
