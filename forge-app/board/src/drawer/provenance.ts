import type { Contribution } from '@valora/contracts';
import type { Format } from '../format/formats-in.js';

type Origin = Pick<Contribution, 'source' | 'asOf' | 'actor'>;

const verbs: Record<Contribution['source'], string> = {
  human: 'set by',
  import: 'imported from',
  sync: 'synced from',
  model: 'predicted by',
  assumption: 'assumed by',
  reference: 'fixed reference',
};

const alone: Record<Contribution['source'], string> = {
  human: 'set by a person',
  import: 'imported',
  sync: 'synced',
  model: 'predicted',
  assumption: 'assumed, confirmed by nobody',
  reference: 'fixed reference',
};

/** Versions of all models that spoke in a prediction. */
export const modelVersions = (version: string): readonly string[] => version.split('+');

const whoOf = (actor: string, source: Contribution['source']): string => {
  const models = source === 'model' ? modelVersions(actor).length : 1;
  return models === 1 ? actor : `${String(models)} models`;
};

/** Where a figure comes from, how old it is, who gave it: `set by Ana, 3 days ago`. */
export const provenance = ({ source, asOf, actor }: Origin, format: Pick<Format, 'age'>): string => {
  const who =
    actor === null || source === 'reference' ? alone[source] : `${verbs[source]} ${whoOf(actor, source)}`;
  return asOf === null ? who : `${who}, ${format.age(asOf)}`;
};
