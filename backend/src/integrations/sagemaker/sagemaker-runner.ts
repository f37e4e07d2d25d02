import { InvokeEndpointCommand, type SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { toNumbers } from '../../inference/index.js';
import type { Artifact, ModelAnswer, ModelRunner, RunRequest, RunResult } from '../../inference/index.js';
import { createBreaker } from './breaker.js';
import { toBodies } from './invocation-bodies.js';
import { EndpointNonsense, readAnswer } from './read-answer.js';

export interface SageMakerRunnerOptions {
  /** Made with `maxAttempts: 1`: the local model answers sooner than a second try. */
  readonly client: Pick<SageMakerRuntimeClient, 'send'>;
  readonly endpointName: string;
  /** Answers instead where the endpoint does not. */
  readonly local: ModelRunner;
  /** The model’s file behind a multi-model endpoint; absent: the endpoint has one model. */
  readonly targetModelOf?: (artifact: Artifact) => string;
  /** Of the request that asks, for the logs of both sides. */
  readonly correlationId?: () => string | undefined;
  /** So long the endpoint has for itself; then the local model starts too, and who is first answers. */
  readonly waitMs?: number;
  readonly waitMsPerRow?: number;
  /** Failures in a row after which the endpoint is left alone for a while. */
  readonly failures?: number;
  readonly restMs?: number;
  readonly now?: () => number;
}

/** Header values hold visible ASCII only. */
const attributes = (correlationId: string | undefined): { CustomAttributes?: string } => {
  const clean = correlationId?.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 200) ?? '';
  return clean === '' ? {} : { CustomAttributes: `correlation-id=${clean}` };
};

const reasonOf = (error: unknown): string => {
  if (error instanceof EndpointNonsense) return `The endpoint’s answer cannot be used: ${error.message}`;
  const { name, message } = error as Partial<Error>;
  return `The endpoint failed: ${[name, message].filter(Boolean).join(': ').slice(0, 300)}`;
};

type Ended<Value> = { readonly value: Value } | { readonly error: unknown };

const end = <Value>(work: Promise<Value>): Promise<Ended<Value>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

const after = (ms: number, signal: AbortSignal): Promise<'late'> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, 'late' as const);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });

const ask = async (
  options: SageMakerRunnerOptions,
  { artifact, rows, explain = false }: RunRequest,
  abortSignal: AbortSignal,
): Promise<ModelAnswer[]> => {
  const answers: ModelAnswer[] = [];
  for (const { body, rows: count } of toBodies(artifact.card, { rows, explain })) {
    const command = new InvokeEndpointCommand({
      EndpointName: options.endpointName,
      ContentType: 'application/json',
      Accept: 'application/json',
      Body: body,
      ...(options.targetModelOf && { TargetModel: options.targetModelOf(artifact) }),
      ...attributes(options.correlationId?.()),
    });
    const { Body } = await options.client.send(command, { abortSignal });
    answers.push(...readAnswer(Body, { artifact, rows: count, explain }));
  }
  return answers;
};

/**
 * Answers by a SageMaker endpoint and, where that errs, talks nonsense or lets wait, by the local model, saying why. An
 * endpoint that keeps failing is not asked for a while. Rejects as the local runner does.
 */
export const createSageMakerRunner = (options: SageMakerRunnerOptions): ModelRunner => {
  const { local, waitMs = 120, waitMsPerRow = 2 } = options;
  const { failures = 3, restMs = 10_000, now = () => performance.now() } = options;
  const breaker = createBreaker({ failures, restMs, now });

  const askLocally = async (request: RunRequest, fellBackBecause: string): Promise<RunResult> => ({
    ...(await local.run(request)),
    servedBy: 'local',
    fellBackBecause,
  });

  const byEndpoint = (request: RunRequest, answers: ModelAnswer[]): RunResult => {
    breaker.succeeded();
    return { answers, modelVersion: request.artifact.card.version, servedBy: 'endpoint' };
  };

  const askBoth = async (request: RunRequest, abort: AbortController): Promise<RunResult> => {
    const asked = end(ask(options, request, abort.signal));
    const patience = waitMs + waitMsPerRow * request.rows.length;
    const first = await Promise.race([asked, after(patience, abort.signal)]);
    if (first !== 'late' && 'value' in first) return byEndpoint(request, first.value);
    if (first !== 'late') {
      breaker.failed();
      return askLocally(request, reasonOf(first.error));
    }
    const late = `The endpoint did not answer within ${String(patience)} ms`;
    const own = askLocally(request, late);
    const answered = await Promise.race([asked, end(own)]);
    if ('value' in answered && Array.isArray(answered.value)) {
      void own.catch(() => undefined);
      return byEndpoint(request, answered.value);
    }
    breaker.failed();
    return own;
  };

  return {
    run: async (request) => {
      // The rows no model may answer are refused before they cost a request.
      toNumbers(request.artifact.card.inputs, request.rows);
      if (request.rows.length === 0) return local.run(request);
      if (!breaker.mayPass()) {
        return askLocally(
          request,
          'The endpoint failed several times in a row and is left alone for a while',
        );
      }
      const abort = new AbortController();
      try {
        return await askBoth(request, abort);
      } finally {
        abort.abort();
      }
    },
  };
};
