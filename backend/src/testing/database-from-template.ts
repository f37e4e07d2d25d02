import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testCluster } from './test-cluster.js';

export type TestDatabase = {
  name: string;
  /** The role that owns the schema; not bound by row level security. */
  ownerUrl: string;
  /** The role the application runs as; bound by row level security. */
  appUrl: string;
  /** Drops the database, whoever is still connected. */
  drop: () => Promise<void>;
};

const asSuperuser = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: testCluster().superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const createFrom = async (source: string): Promise<TestDatabase> => {
  const { superuserUrl, appPassword } = testCluster();
  const name = `valora_test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(`create database ${name} ${source}`);
  const owner = new URL(superuserUrl);
  owner.pathname = `/${name}`;
  const app = new URL(owner);
  app.username = 'valora_app';
  app.password = appPassword;
  return {
    name,
    ownerUrl: owner.href,
    appUrl: app.href,
    drop: () => asSuperuser(`drop database if exists ${name} with (force)`),
  };
};

/** A fresh, migrated, empty database for one test file; safe when several jest workers ask at once. */
export const databaseFromTemplate = (): Promise<TestDatabase> =>
  createFrom(`template ${testCluster().template} strategy file_copy`);

/** A database that nobody has migrated. */
export const emptyDatabase = (): Promise<TestDatabase> => createFrom('');
