import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import pg from 'pg';

const batchRows = 1_000;

const insert = `
  insert into plain_import (key, title, description, status, type, points)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[])`;

type Cells = Record<string, string>;

const columnsOf = (rows: readonly Cells[]): unknown[] => {
  const column = (name: string): (string | undefined)[] => rows.map((row) => row[name]);
  return [
    column('Issue key'),
    column('Summary'),
    column('Description'),
    column('Status'),
    column('Issue Type'),
    rows.map((row) =>
      row['Custom field (Story Points)'] === '' ? null : Number(row['Custom field (Story Points)']),
    ),
  ];
};

/**
 * The reference: csv-parse and one insert per 1,000 rows into one table with a key, in one transaction. Nothing is
 * looked for, checked, kept or compared.
 * @returns milliseconds
 */
export const importPlainly = async (databaseUrl: string, content: string): Promise<number> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      'create temp table plain_import (key text primary key, title text, description text, status text, type text, points float8)',
    );
    const started = performance.now();
    await client.query('begin');
    let batch: Cells[] = [];
    const save = async (): Promise<void> => {
      await client.query(insert, columnsOf(batch));
      batch = [];
    };
    for await (const row of Readable.from([content]).pipe(parse({ columns: true }))) {
      batch.push(row as Cells);
      if (batch.length === batchRows) await save();
    }
    await save();
    await client.query('commit');
    return performance.now() - started;
  } finally {
    await client.end();
  }
};
