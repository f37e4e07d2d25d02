import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { loadArtifact } from './inference/index.js';
import { startContainer } from './integrations/sagemaker/testing/run-container.js';
import { startSageMakerFront } from './integrations/sagemaker/testing/sagemaker-front.js';
import { startApp, type TestApp } from './testing/start-app.js';

const startMs = 120_000;
const stops: (() => Promise<void>)[] = [];
// The SDK wants credentials; the front looks at none.
process.env['AWS_ACCESS_KEY_ID'] ??= 'x';
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'x';

let app: TestApp;
let front: Awaited<ReturnType<typeof startSageMakerFront>>;

beforeAll(async () => {
  const container = await startContainer({ SAGEMAKER_MULTI_MODEL: 'true' });
  stops.push(container.stop);
  const { folder, card } = await loadArtifact(resolve('ml', 'artifacts', 'effort'));
  const body = JSON.stringify({ model_name: `${card.name}-${card.version}.tar.gz`, url: folder });
  await fetch(`${container.url}/models`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  front = await startSageMakerFront(
    () => container.url,
    () => '',
  );
  stops.push(front.close);
  app = await startApp({
    env: {
      SAGEMAKER_REGION: 'eu-central-1',
      SAGEMAKER_ENDPOINT: 'models',
      SAGEMAKER_URL: front.url,
      SAGEMAKER_MULTI_MODEL: '1',
      SAGEMAKER_WAIT_MS: '2000',
    },
  });
  stops.push(app.close);
}, startMs);
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

const predict = async (title: string) => {
  const headers = { 'idempotency-key': randomUUID() };
  const { body } = await app.call('POST', '/features', { body: { title }, headers });
  const again = { 'idempotency-key': randomUUID() };
  return (await app.call('POST', `/features/${body.data.id as string}/predict`, { headers: again })).body
    .data;
};

describe('a server that is given a model endpoint', () => {
  it('predicts by it and says so; without it the same model answers here, and the prediction says why', async () => {
    const served = await predict('Rewrite the billing engine for several currencies');
    expect(served).toMatchObject({ servedBy: 'endpoint', fellBackBecause: null, effortBasedOn: 'text' });
    front.behave('errs');
    const fellBack = await predict('Rewrite the billing engine for several countries');
    expect(fellBack).toMatchObject({ servedBy: 'local', modelVersion: served.modelVersion });
    expect(fellBack.fellBackBecause).toContain('The endpoint failed');
  });
});
