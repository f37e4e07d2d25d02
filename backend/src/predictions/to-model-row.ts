import type { PredictableFeature } from './predictor.js';
import { servedRow, type ServedRow } from './served-row.js';

const plain = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Issue type and labels as words of a third text, the way `ml/valora_ml/effort/label_words.py` trains on them. */
const labelWords = ({ type, labels }: PredictableFeature): string =>
  [...(type ? [`type${plain(type)}`] : []), ...labels.map((label) => `component${plain(label)}`)].join(' ');

/**
 * What a trained model sees of a feature: its texts, every input by its contract name and unit beside `demand`
 * (companies that asked) and `labels` (how many), and its issue type in lower case. What is not known is absent. The very
 * row is stored with the prediction, so that training sees what serving saw.
 */
export const toModelRow = (feature: PredictableFeature): ServedRow =>
  servedRow({
    texts: { title: feature.title, description: feature.description, labels: labelWords(feature) },
    numbers: {
      ...Object.fromEntries(Object.entries(feature.inputs).map(([name, { value }]) => [name, value])),
      demand: feature.demand,
      labels: feature.labels.length,
    },
    categories: { type: feature.type?.toLowerCase() ?? null },
  });
