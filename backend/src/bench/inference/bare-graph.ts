import { Tensor } from 'onnxruntime-node';
import type { Artifact, ModelRow } from '../../inference/index.js';
import { padTerms } from '../../inference/batches.js';
import { openSession } from '../../inference/session.js';
import { createTextEncoder } from '../../inference/text/index.js';
import { columnNames, toNumbers } from '../../inference/to-tensors.js';

type Tensors = Record<string, Tensor>;

export interface BareGraph {
  readonly prepare: (row: ModelRow) => Tensors;
  readonly run: (tensors: Tensors) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** The graph alone: rows become tensors beforehand, answers stay tensors. */
export const openBareGraph = async (artifact: Artifact): Promise<BareGraph> => {
  const { inputs } = artifact.card;
  const session = await openSession(artifact);
  const encoder = inputs.encoder && createTextEncoder(inputs.encoder);
  const columns = columnNames(inputs).length;
  return {
    prepare: (row) => {
      const terms = encoder && padTerms([encoder.encode(row.texts)]);
      return {
        ...(columns > 0 && { numbers: new Tensor('float32', toNumbers(inputs, [row]), [1, columns]) }),
        ...(terms && {
          term_ids: new Tensor('int64', terms.ids, [1, terms.width]),
          term_counts: new Tensor('float32', terms.counts, [1, terms.width]),
        }),
      };
    },
    run: session.run,
    close: session.close,
  };
};
