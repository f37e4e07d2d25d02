import type pg from 'pg';

/** BullMQ makes a sequence for each queue when it is first used. */
const kept = `n.nspname in ('public', 'bullmq') and c.relname not like 'knex_migrations%' and c.relname not like 'bullmq_jid_%'`;
const inSchemas = `join pg_class c on c.oid = t.relation join pg_namespace n on n.oid = c.relnamespace where ${kept}`;
/** Rights as a set: granting again what was revoked changes their order and nothing else. */
const rights = (column: string): string =>
  `(select array_agg(a::text order by a::text) from unnest(${column}) a)::text`;

/** One line per thing, built from names only, so that two databases can be compared. */
const parts: Readonly<Record<string, string>> = {
  relation: `select concat_ws(' ', n.nspname, c.relname, c.relkind, pg_get_userbyid(c.relowner), c.relrowsecurity,
      c.relforcerowsecurity, c.reloptions, ${rights('c.relacl')})
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'S', 'p') and ${kept}`,
  column: `select concat_ws(' ', c.relname, t.attname, format_type(t.atttypid, t.atttypmod), t.attnotnull,
      t.attidentity, t.attgenerated, pg_get_expr(d.adbin, d.adrelid), ${rights('t.attacl')})
    from (select attrelid as relation, * from pg_attribute where attnum > 0 and not attisdropped) t
    left join pg_attrdef d on d.adrelid = t.attrelid and d.adnum = t.attnum ${inSchemas} and c.relkind in ('r', 'v', 'p')`,
  constraint: `select concat_ws(' ', c.relname, t.conname, pg_get_constraintdef(t.oid))
    from (select conrelid as relation, * from pg_constraint) t ${inSchemas}`,
  index: `select concat_ws(' ', c.relname, pg_get_indexdef(t.indexrelid))
    from (select indrelid as relation, * from pg_index) t ${inSchemas}`,
  policy: `select concat_ws(' ', c.relname, t.polname, t.polcmd, t.polpermissive, t.polroles::regrole[],
      pg_get_expr(t.polqual, t.polrelid), pg_get_expr(t.polwithcheck, t.polrelid))
    from (select polrelid as relation, * from pg_policy) t ${inSchemas}`,
  trigger: `select concat_ws(' ', c.relname, pg_get_triggerdef(t.oid))
    from (select tgrelid as relation, * from pg_trigger where not tgisinternal) t ${inSchemas}`,
  function: `select concat_ws(' ', pg_get_userbyid(p.proowner), ${rights('p.proacl')}, pg_get_functiondef(p.oid))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'bullmq') and p.prokind = 'f'`,
  type: `select concat_ws(' ', n.nspname, t.typname, (select array_agg(enumlabel order by enumsortorder) from pg_enum
      where enumtypid = t.oid)) from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname in ('public', 'bullmq') and t.typtype in ('e', 'd')`,
  schema: `select concat_ws(' ', nspname, ${rights('nspacl')}) from pg_namespace where nspname in ('public', 'bullmq')`,
  extension: `select extname::text from pg_extension`,
};

/** Everything about a database's schema that a migration can change, as sorted lines. */
export const catalogueOf = async (client: pg.Client): Promise<string[]> => {
  const lines: string[] = [];
  for (const [part, text] of Object.entries(parts)) {
    const { rows } = await client.query<{ line: string }>(
      `select x.line from (${text}) as x (line) order by 1`,
    );
    lines.push(...rows.map(({ line }) => `${part} ${line}`));
  }
  return lines;
};

interface Column {
  readonly table: string;
  readonly column: string;
  /** Its table's primary key, as an expression. */
  readonly key: string;
}

/**
 * Every row of every table but the list of migrations, as a hash per column with the rows' keys; where two have a column
 * in common, equal hashes hold the same data. A migration that adds a column leaves the others' hashes alone.
 */
export const dataOf = async (client: pg.Client): Promise<Map<string, string>> => {
  const { rows: columns } = await client.query<Column>(
    `select c.relname as table, quote_ident(a.attname) as column,
       (select 'row(' || string_agg('t.' || quote_ident(k.attname), ', ' order by k.attname) || ')::text'
        from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' and ${kept} order by 1, 2`,
  );
  const data = new Map<string, string>();
  for (const { table, column, key } of columns) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' rows ' ||
         coalesce(md5(string_agg(${key} || coalesce(t.${column}::text, 'null'), e'\\n' order by ${key})), '') as sum
       from ${table} t`,
    );
    data.set(`${table}.${column}`, rows[0]?.sum ?? '');
  }
  return data;
};
