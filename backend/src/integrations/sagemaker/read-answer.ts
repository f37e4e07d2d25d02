import { invocationAnswer } from '@valora/contracts';
import type { Artifact, ModelAnswer } from '../../inference/index.js';

/** What an endpoint said cannot be used; the message says why. */
export class EndpointNonsense extends Error {
  override readonly name = 'EndpointNonsense';
}

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new EndpointNonsense('it is not JSON');
  }
};

/**
 * An endpoint’s answer, checked as if it came from a stranger: the model’s version, one answer per row, every output of the
 * card with finite numbers. Throws an `EndpointNonsense` that says what is wrong.
 */
export const readAnswer = (
  body: Uint8Array,
  asked: { readonly artifact: Artifact; readonly rows: number; readonly explain: boolean },
): ModelAnswer[] => {
  const { card, explanation } = asked.artifact;
  const { success, data } = invocationAnswer.safeParse(parse(body));
  if (!success) throw new EndpointNonsense('it is not an answer to an invocation');
  if (data.modelVersion !== card.version) {
    throw new EndpointNonsense(
      `it comes from version ${data.modelVersion.slice(0, 50)}, not ${card.version}`,
    );
  }
  if (data.answers.length !== asked.rows) {
    throw new EndpointNonsense(`it has ${String(data.answers.length)} answers to ${String(asked.rows)} rows`);
  }
  return data.answers.map(({ outputs, contributions }) => {
    const own = card.outputs.map(({ name, width }) => {
      const values = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
      if (values?.length !== width || !values.every(Number.isFinite)) {
        throw new EndpointNonsense(`it lacks ${String(width)} numbers for ${name}`);
      }
      return [name, values] as const;
    });
    if (asked.explain && explanation && !contributions) throw new EndpointNonsense('it explains nothing');
    return { outputs: Object.fromEntries(own), ...(asked.explain && contributions && { contributions }) };
  });
};
