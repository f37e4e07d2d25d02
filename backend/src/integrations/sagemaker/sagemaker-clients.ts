import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';

export interface AwsSettings {
  readonly region: string;
  /** Another address than AWS’s own: a private link, or a stand-in in tests. */
  readonly endpointUrl?: string;
  /** Absent: as the SDK finds them, such as the role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const shared = ({ region, endpointUrl, credentials }: AwsSettings) => ({
  region,
  ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  ...(credentials && { credentials }),
});

/** One try: the local model answers sooner than a second one. */
export const createRuntimeClient = (settings: AwsSettings): SageMakerRuntimeClient =>
  new SageMakerRuntimeClient({ ...shared(settings), maxAttempts: 1 });

export const createTrainingClients = (
  settings: AwsSettings,
): { readonly sagemaker: SageMakerClient; readonly s3: S3Client } => ({
  sagemaker: new SageMakerClient(shared(settings)),
  s3: new S3Client({ ...shared(settings), forcePathStyle: settings.endpointUrl !== undefined }),
});
