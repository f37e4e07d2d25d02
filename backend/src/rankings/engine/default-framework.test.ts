import { defaultFrameworkFor } from './default-framework.js';

it.each([
  [['reach', 'impact', 'confidence', 'effort', 'value'], 'rice'],
  [['reach', 'impact', 'confidence'], 'roi'],
  [['businessValue', 'timeCriticality', 'riskReduction', 'jobSize'], 'wsjf'],
  [['iceImpact', 'iceConfidence', 'iceEase', 'storyPoints'], 'ice'],
  [['importance', 'satisfaction'], 'opportunity'],
  [['value', 'effort'], 'value_effort'],
  [['value', 'effortDays'], 'value_effort'],
  [['value', 'storyPoints'], 'roi'],
  [[], 'roi'],
])('columns %j speak for %s', (names, framework) => {
  expect(defaultFrameworkFor(names)).toBe(framework);
});
