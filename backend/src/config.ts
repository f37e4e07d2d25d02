import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './platform/errors/startup-error.js';

const roles = ['web', 'worker', 'scheduler'] as const;
export type ProcessRole = (typeof roles)[number];

const optionalUrl = z.url().optional();
const separatedByCommas = (standard: string) =>
  z
    .string()
    .default(standard)
    .transform((text) => text.split(',').map((part) => part.trim()));
const flagDefault = (value: number) => z.coerce.number().int().min(1).default(value);

const environment = z
  .object({
    VALORA_DATA_DIR: z.string().min(1).default('.valora'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: optionalUrl,
    ROLES: separatedByCommas(roles.join(',')).pipe(
      z
        .array(z.enum(roles, { error: `must name roles out of ${roles.join(', ')}, separated by commas` }))
        .min(1),
    ),
    DATABASE_URL: optionalUrl,
    DATABASE_OWNER_URL: optionalUrl,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
    RATE_LIMIT_USER_PER_MINUTE: flagDefault(1_200),
    RATE_LIMIT_TEAM_PER_MINUTE: flagDefault(6_000),
    RATE_LIMIT_SIGN_IN_PER_MINUTE: flagDefault(10),
    DRAIN_MS: z.coerce.number().int().min(0).max(25_000).default(1_000),
    MAX_UPLOAD_MB: flagDefault(512),
    JIRA_OAUTH_CLIENT_ID: z.string().min(1).optional(),
    JIRA_OAUTH_CLIENT_SECRET: z.string().min(1).optional(),
    ATLASSIAN_AUTH_URL: z.url().default('https://auth.atlassian.com'),
    ATLASSIAN_API_URL: z.url().default('https://api.atlassian.com'),
    ALLOW_LOOPBACK_JIRA: z.enum(['0', '1']).default('0'),
    FORGE_APP_ID: z
      .string()
      .regex(
        /^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/,
        'must be the app’s ARI as in manifest.yml: ari:cloud:ecosystem::app/<uuid>',
      )
      .optional(),
    FORGE_JWKS_URL: z.url().default('https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json'),
    FORGE_API_ORIGINS: separatedByCommas('https://api.atlassian.com').pipe(
      z.array(z.url('must list addresses such as https://api.atlassian.com, separated by commas')),
    ),
    FORGE_PURGE_AFTER_DAYS: flagDefault(30),
    FORGE_POINTS_PER_HOUR: flagDefault(65_000),
    DATA_REGION: z.string().min(1).max(100).default('not stated'),
    STRICT_RESPONSES: z.enum(['0', '1']).default('0'),
    SAGEMAKER_REGION: z.string().min(1).optional(),
    SAGEMAKER_URL: optionalUrl,
    SAGEMAKER_ENDPOINT: z.string().min(1).optional(),
    SAGEMAKER_MULTI_MODEL: z.enum(['0', '1']).default('0'),
    SAGEMAKER_WAIT_MS: z.coerce.number().int().min(1).max(5_000).default(120),
    SAGEMAKER_TRAINING_BUCKET: z.string().min(1).optional(),
    SAGEMAKER_TRAINING_IMAGE: z.string().min(1).optional(),
    SAGEMAKER_TRAINING_ROLE: z.string().min(1).optional(),
    SAGEMAKER_TRAINING_INSTANCE: z.string().min(1).default('ml.m5.large'),
  })
  .refine((env) => (env.DATABASE_URL === undefined) === (env.DATABASE_OWNER_URL === undefined), {
    path: ['DATABASE_OWNER_URL'],
    message:
      'goes with DATABASE_URL: give both (the owner migrates, DATABASE_URL is the role valora_app) or none',
  })
  .refine(
    (env) => (env.JIRA_OAUTH_CLIENT_ID === undefined) === (env.JIRA_OAUTH_CLIENT_SECRET === undefined),
    {
      path: ['JIRA_OAUTH_CLIENT_SECRET'],
      message: 'goes with JIRA_OAUTH_CLIENT_ID: give both or none',
    },
  )
  .refine(
    (env) =>
      env.SAGEMAKER_REGION !== undefined ||
      (env.SAGEMAKER_ENDPOINT === undefined && env.SAGEMAKER_TRAINING_BUCKET === undefined),
    {
      path: ['SAGEMAKER_REGION'],
      message: 'goes with SAGEMAKER_ENDPOINT and SAGEMAKER_TRAINING_BUCKET: name the region they are in',
    },
  )
  .refine(
    (env) =>
      new Set(
        [env.SAGEMAKER_TRAINING_BUCKET, env.SAGEMAKER_TRAINING_IMAGE, env.SAGEMAKER_TRAINING_ROLE].map(
          (value) => value === undefined,
        ),
      ).size === 1,
    {
      path: ['SAGEMAKER_TRAINING_BUCKET'],
      message: 'goes with SAGEMAKER_TRAINING_IMAGE and SAGEMAKER_TRAINING_ROLE: give all three or none',
    },
  );

type Environment = z.infer<typeof environment>;

export interface Config {
  readonly dataDir: string;
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly publicUrl: string | null;
    readonly maxUploadBytes: number;
    readonly strictResponses: boolean;
    /** From 503 at /readyz to the last new connection, on SIGTERM: time for a load balancer to notice. */
    readonly drainMs: number;
  };
  readonly roles: readonly ProcessRole[];
  /** Null: the embedded database below dataDir. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | null;
  readonly logLevel: string;
  readonly rateLimits: {
    readonly userPerMinute: number;
    readonly teamPerMinute: number;
    readonly signInPerMinute: number;
  };
  readonly jira: {
    /** Null: no OAuth app is configured and the button is absent. */
    readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
    readonly authUrl: string;
    readonly apiUrl: string;
    /** Lets a Jira on this machine be connected over plain http: for tests and development. */
    readonly allowLoopback: boolean;
  };
  /** Null: the Forge app is not configured and every call of it is refused. */
  readonly forge: ForgeSettings | null;
  /** Where data is kept, as the operator states it; shown to admins. */
  readonly dataRegion: string;
  /** Null: models run and are trained on this machine. */
  readonly sageMaker: SageMakerSettings | null;
}

export interface ForgeSettings {
  /** The app’s ARI: the audience of every invocation token. */
  readonly appId: string;
  /** Atlassian’s public keys; never taken from a token. */
  readonly jwksUrl: string;
  /** Where `apiBaseUrl` of a token may point. */
  readonly apiOrigins: readonly string[];
  /** From uninstalling to the removal of what the site’s teams held. */
  readonly purgeAfterDays: number;
  /** Points of Jira’s REST API per hour, shared by all sites. */
  readonly pointsPerHour: number;
}

export interface SageMakerSettings {
  readonly aws: { readonly region: string; readonly endpointUrl?: string };
  /** Null: models run in this process. */
  readonly endpoint: {
    readonly name: string;
    readonly isMultiModel: boolean;
    /** So long it may take before the local model starts too. */
    readonly waitMs: number;
  } | null;
  /** Null: models are trained by a process of this machine. */
  readonly training: {
    readonly bucket: string;
    readonly image: string;
    readonly roleArn: string;
    readonly instanceType: string;
  } | null;
}

const forgeOf = (e: Environment): ForgeSettings | null =>
  e.FORGE_APP_ID === undefined
    ? null
    : {
        appId: e.FORGE_APP_ID,
        jwksUrl: e.FORGE_JWKS_URL,
        apiOrigins: e.FORGE_API_ORIGINS.map((address) => new URL(address).origin),
        purgeAfterDays: e.FORGE_PURGE_AFTER_DAYS,
        pointsPerHour: e.FORGE_POINTS_PER_HOUR,
      };

const sageMakerOf = (e: Environment): SageMakerSettings | null => {
  const { SAGEMAKER_TRAINING_BUCKET: bucket, SAGEMAKER_TRAINING_IMAGE: image } = e;
  const roleArn = e.SAGEMAKER_TRAINING_ROLE;
  if (e.SAGEMAKER_REGION === undefined) return null;
  return {
    aws: {
      region: e.SAGEMAKER_REGION,
      ...(e.SAGEMAKER_URL !== undefined && { endpointUrl: e.SAGEMAKER_URL }),
    },
    endpoint:
      e.SAGEMAKER_ENDPOINT === undefined
        ? null
        : {
            name: e.SAGEMAKER_ENDPOINT,
            isMultiModel: e.SAGEMAKER_MULTI_MODEL === '1',
            waitMs: e.SAGEMAKER_WAIT_MS,
          },
    training:
      bucket === undefined || image === undefined || roleArn === undefined
        ? null
        : { bucket, image, roleArn, instanceType: e.SAGEMAKER_TRAINING_INSTANCE },
  };
};

/** `NAME=` says nothing, as with most programs. */
const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

/**
 * Reads the whole configuration from the environment; the only reader of it.
 * @throws StartupError that lists everything that is wrong at once
 */
export const loadConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new StartupError(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  return Object.freeze({
    dataDir: path.resolve(e.VALORA_DATA_DIR),
    http: {
      port: e.PORT,
      host: e.HOST,
      publicUrl: e.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      maxUploadBytes: e.MAX_UPLOAD_MB * 1024 * 1024,
      strictResponses: e.STRICT_RESPONSES === '1',
      drainMs: e.DRAIN_MS,
    },
    roles: e.ROLES,
    database:
      e.DATABASE_URL === undefined || e.DATABASE_OWNER_URL === undefined
        ? null
        : { appUrl: e.DATABASE_URL, ownerUrl: e.DATABASE_OWNER_URL },
    logLevel: e.LOG_LEVEL,
    rateLimits: {
      userPerMinute: e.RATE_LIMIT_USER_PER_MINUTE,
      teamPerMinute: e.RATE_LIMIT_TEAM_PER_MINUTE,
      signInPerMinute: e.RATE_LIMIT_SIGN_IN_PER_MINUTE,
    },
    jira: {
      oauth:
        e.JIRA_OAUTH_CLIENT_ID === undefined || e.JIRA_OAUTH_CLIENT_SECRET === undefined
          ? null
          : { clientId: e.JIRA_OAUTH_CLIENT_ID, clientSecret: e.JIRA_OAUTH_CLIENT_SECRET },
      authUrl: e.ATLASSIAN_AUTH_URL,
      apiUrl: e.ATLASSIAN_API_URL,
      allowLoopback: e.ALLOW_LOOPBACK_JIRA === '1',
    },
    forge: forgeOf(e),
    dataRegion: e.DATA_REGION,
    sageMaker: sageMakerOf(e),
  });
};
