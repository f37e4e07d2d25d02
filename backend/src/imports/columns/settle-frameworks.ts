import type { ImportField } from '../import-fields.js';

const rice = ['reach', 'impact', 'confidence'];
const ice = ['impact', 'confidence', 'iceEase'];
const wsjf = ['businessValue', 'timeCriticality', 'riskReduction', 'jobSize'];
const opportunity = ['importance', 'satisfaction'];

/** Columns that mean something only beside others of their framework; alone the same word is often another scale. */
const familyOf: Readonly<Record<ImportField, readonly ImportField[]>> = {
  impact: rice,
  confidence: rice,
  iceImpact: ['iceImpact', 'iceConfidence', 'iceEase'],
  iceConfidence: ['iceImpact', 'iceConfidence', 'iceEase'],
  iceEase: ['iceImpact', 'iceConfidence', 'iceEase'],
  ...Object.fromEntries(wsjf.map((field) => [field, wsjf])),
  ...Object.fromEntries(opportunity.map((field) => [field, opportunity])),
};

const iceNames: Readonly<Record<ImportField, ImportField>> = {
  impact: 'iceImpact',
  confidence: 'iceConfidence',
};

/** `impact` and `confidence` are ICE's 1–10 scales where the file has `ease` and no `reach`, else RICE's. */
export const asIce = (fields: ReadonlySet<ImportField>, field: ImportField): ImportField =>
  fields.has('iceEase') && !fields.has('reach') && ice.includes(field) ? (iceNames[field] ?? field) : field;

/** False for a framework column without a second one of its framework in the file. */
export const hasCompany = (fields: ReadonlySet<ImportField>, field: ImportField): boolean => {
  const family = familyOf[field];
  return family === undefined || family.filter((member) => fields.has(member)).length >= 2;
};
