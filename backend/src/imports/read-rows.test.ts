import path from 'node:path';
import fc from 'fast-check';
import { fileSource } from './file-source.js';
import type { ImportSource } from './import-source.js';
import type { ImportItem, ImportWarning, ParsedRow, Rejection } from './parsed-row.js';
import { readRows, type ReadRowsOptions } from './read-rows.js';
import type { UnreadableFile } from './unreadable-file.js';

const fixture = (name: string): Promise<ImportSource> =>
  fileSource(path.resolve('backend/src/imports/fixtures', name));
const text = (content: string | Buffer): ImportSource => {
  const bytes = Buffer.from(content);
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  return { name: 'test', sizeBytes: bytes.length, open };
};

interface Read {
  readonly rows: ParsedRow[];
  readonly rejections: Rejection[];
  readonly warnings: ImportWarning[];
}
const read = async (
  source: ImportSource | string,
  options: Omit<ReadRowsOptions, 'source'> = {},
): Promise<Read> => {
  const items: ImportItem[] = [];
  const from = typeof source === 'string' ? text(source) : source;
  for await (const item of readRows({ source: from, ...options })) items.push(item);
  return {
    rows: items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
    rejections: items.flatMap((item) => (item.kind === 'rejected' ? [item.rejection] : [])),
    warnings: items.flatMap((item) => (item.kind === 'warning' ? [item.warning] : [])),
  };
};
const refusal = async (
  source: string | Buffer,
  options: Omit<ReadRowsOptions, 'source'> = {},
): Promise<string> => {
  const failure: unknown = await read(text(source), options).catch((error: unknown) => error);
  return (failure as UnreadableFile).code;
};

describe('Jira’s CSV export', () => {
  it('becomes features, with repeated columns gathered and bad rows reported', async () => {
    const { rows, rejections } = await read(await fixture('jira-cloud.csv'));
    const [tides, berths, form, rules] = rows;
    expect(tides).toMatchObject({
      line: 2,
      key: 'HARB-1',
      title: 'Tide tables on the map',
      description: 'Skippers ask for the tide\nnext to the berth, "not in another app".',
      status: 'delivered',
      type: 'Story',
      labels: ['map', 'tides'],
      createdAt: new Date('2025-11-03T09:15:00Z'),
      deliveredAt: new Date('2025-12-12T17:00:00Z'),
      inputs: { storyPoints: 5 },
      neededBy: ['HARB-2', 'HARB-3'],
      outcome: { actualEffortDays: 2, realisedValue: null, releasedOn: '2025-12-12' },
    });
    expect(tides?.raw).toMatchObject({
      Sprint: ['Sprint 1', 'Sprint 2'],
      'Custom field (Team colour)': 'blue',
    });
    expect(berths).toMatchObject({
      line: 4,
      status: 'in_progress',
      description: 'h2. Why *guests* wait',
      needs: ['HARB-1'],
    });
    expect(form).toMatchObject({ key: 'HARB-3', isSubtask: true, parentKey: 'HARB-2', status: 'idea' });
    expect(rules).toMatchObject({ key: 'HARB-4', status: 'dropped', deliveredAt: null, outcome: null });
    expect(rejections).toEqual([
      { line: 7, column: 'Issue key', value: 'HARB-2', reason: 'repeated key: first in line 4' },
      { line: 8, column: 'Created', value: 'yesterday', reason: 'not a date' },
      { line: 9, column: 'Custom field (Story Points)', value: 'a lot', reason: 'not a number' },
    ]);
  });

  it('is recognised in German, with semicolons, commas in numbers and windows-1252', async () => {
    const lines = [
      'Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Erstellt;Benutzerdefinierte Felder (Story Points);Stichwörter',
      'Brücke öffnen;HAF-1;Story;In Arbeit;23.11.26 15:04;2,5;brücke',
      'Schleuse;HAF-2;Unteraufgabe;Fertig;04/Mrz/26 08:00;1;',
    ];
    const { rows, rejections } = await read(text(Buffer.from(lines.join('\r\n'), 'latin1')));
    expect(rejections).toEqual([]);
    expect(rows[0]).toMatchObject({
      key: 'HAF-1',
      title: 'Brücke öffnen',
      status: 'in_progress',
      createdAt: new Date('2026-11-23T15:04:00Z'),
      inputs: { storyPoints: 2.5 },
      labels: ['brücke'],
    });
    expect(rows[1]).toMatchObject({ status: 'delivered', isSubtask: true });
  });

  it.each([
    [
      'French',
      'Résumé,Clé de ticket,Type de ticket,État,Création',
      'Une carte,PORT-1,Sous-tâche,Terminé(e),04/févr./26 15:04',
    ],
    [
      'Spanish',
      'Resumen,Clave de incidencia,Tipo de Incidencia,Estado,Creada',
      'Un mapa,PORT-1,Subtarea,Finalizada,04/feb/26 3:04 p. m.',
    ],
    [
      'Portuguese',
      'Resumo,Chave da item,Tipo de item,Status,Criado',
      'Um mapa,PORT-1,Subtarefa,Concluído,04/fev/26 3:04 PM',
    ],
    [
      'Japanese',
      '要約,課題キー,課題タイプ,ステータス,作成日',
      '地図,PORT-1,サブタスク,完了,2026/02/04 15:04',
    ],
    ['Chinese', '概要,问题关键字,问题类型,状态,创建日期', '地图,PORT-1,子任务,已完成,2026年2月4日 15:04'],
  ])('is recognised in %s', async (_language, header, row) => {
    const { rows, warnings } = await read(`${header}\n${row}`);
    expect(rows[0]).toMatchObject({
      key: 'PORT-1',
      isSubtask: true,
      status: 'delivered',
      createdAt: new Date('2026-02-04T15:04:00Z'),
    });
    expect(warnings).toEqual([]);
  });
});

describe('the JSON of search/jql', () => {
  it('becomes features, custom fields found by the names behind the issues', async () => {
    const { rows, rejections, warnings } = await read(await fixture('search-jql.json'));
    expect(rows[0]).toMatchObject({
      line: 1,
      key: 'QUAY-1',
      description: 'Boats lose the signal.\n- keep 50 miles',
      status: 'in_progress',
      createdAt: new Date('2026-03-04T13:04:05Z'),
      labels: ['charts', 'offline'],
      needs: ['QUAY-2'],
      inputs: { storyPoints: 8 },
    });
    expect(rows[1]).toMatchObject({
      key: 'QUAY-2',
      status: 'delivered',
      isSubtask: true,
      parentKey: 'QUAY-1',
      inputs: {},
      outcome: { actualEffortDays: 1.5, releasedOn: '2026-02-03' },
    });
    expect(rejections).toEqual([
      { line: 3, column: 'Summary', value: '', reason: 'the title is missing' },
      { line: 4, column: null, value: '42', reason: 'not an issue: an object is expected' },
    ]);
    expect(warnings.map(({ reason }) => reason)).toEqual(['columns not used: Region']);
  });

  it('also comes as an array, as lines, and as plain objects', async () => {
    const issue = '{"key":"A-1","fields":{"summary":"One"}}';
    expect((await read(`[${issue}]`)).rows[0]?.title).toBe('One');
    expect((await read(`${issue}\n{"key":"A-2","fields":{"summary":"Two"}}`)).rows[1]).toMatchObject({
      line: 2,
      title: 'Two',
    });
    const { rows } = await read('[{"id": 7, "name": "Plain", "story_points": 1.234, "__proto__": {"x": 1}}]');
    expect(rows[0]).toMatchObject({ key: '7', title: 'Plain', inputs: { storyPoints: 1.234 } });
  });
});

describe('a plain CSV', () => {
  it('carries the inputs of every framework in their scales', async () => {
    const { rows } = await read(
      'key,title,reach,impact,confidence,effort,must do,MoSCoW\nA,One,"1,200",high,80%,1.5,yes,Must have\nB,Two,,,,,no,\n',
    );
    expect(rows[0]).toMatchObject({
      inputs: { reach: 1200, impact: 2, confidence: 0.8, effort: 1.5 },
      mustDo: true,
      moscow: 'must',
    });
    expect(rows[1]).toMatchObject({ inputs: {}, mustDo: false, moscow: null });
  });

  it('refuses a number outside its scale, with column, value and reason', async () => {
    const { rows, rejections } = await read(
      'key,title,business value,time criticality,risk reduction,job size\nA,One,8,5,3,4\nB,Two,8,5,3,2\n',
    );
    expect(rows.map(({ key }) => key)).toEqual(['B']);
    expect(rejections).toEqual([
      {
        line: 2,
        column: 'job size',
        value: '4',
        reason: 'Job size (Fibonacci) must be one of 1, 2, 3, 5, 8, 13, 21',
      },
    ]);
  });

  it('reads outcomes and their currency', async () => {
    const { rows } = await read(
      'key,title,released,actual effort,Realised value (USD),value\nA,One,2026-03-01,12.5,-300,900\nB,Two,,,,900\n',
    );
    expect(rows[0]).toMatchObject({
      status: 'delivered',
      currency: 'USD',
      outcome: { actualEffortDays: 12.5, realisedValue: -300, releasedOn: '2026-03-01' },
      inputs: { value: 900 },
    });
    expect(rows[1]).toMatchObject({ status: 'idea', outcome: null });
  });

  it('makes stable keys from titles only where there is no key column', async () => {
    const first = await read('title\nHarbour map\nLights\nharbour  MAP!\n');
    const second = await read('Title,notes\nLights,x\nHarbour map,y\n');
    expect(first.rows[0]?.key).toMatch(/^row-[0-9a-f]{12}$/);
    expect(second.rows.map(({ key }) => key)).toEqual(first.rows.map(({ key }) => key).reverse());
    expect(first.rejections).toEqual([
      { line: 4, column: 'title', value: 'harbour MAP!', reason: 'repeated title: first in line 2' },
    ]);
    expect((await read('key,title\n,One\n')).rejections).toEqual([
      { line: 2, column: 'key', value: '', reason: 'the key is missing' },
    ]);
  });

  it.each([
    ['ragged', 'key,title\nA\n', { column: null, value: 'A', reason: 'the row has 1 cell, the header 2' }],
    ['no title', 'key,title\nA,  \n', { column: 'title', value: '', reason: 'the title is missing' }],
    [
      'no key',
      'key,title\nA 1,x\n',
      {
        column: 'key',
        value: 'A 1',
        reason: 'not a key: letters, digits and _ . : # / - without spaces, at most 100',
      },
    ],
    [
      'flag',
      'key,title,must do\nA,x,perhaps\n',
      { column: 'must do', value: 'perhaps', reason: 'must be yes or no' },
    ],
    [
      'currency',
      'key,title,currency\nA,x,Euro\n',
      { column: 'currency', value: 'Euro', reason: 'not a currency code of three letters such as EUR' },
    ],
    [
      'class',
      'key,title,moscow\nA,x,maybe\n',
      { column: 'moscow', value: 'maybe', reason: 'must be Must, Should, Could or Won’t' },
    ],
  ])('rejects a row: %s', async (_name, content, expected) => {
    expect((await read(content)).rejections).toEqual([{ line: 2, ...expected }]);
  });

  it('cuts a long value in the report but never a title in the backlog', async () => {
    const { rejections } = await read(`key,title\nA,${'x'.repeat(501)}\n`);
    expect(rejections[0]?.reason).toBe('the title is longer than 500 characters (501)');
    expect(rejections[0]?.value).toHaveLength(200);
  });

  it('cuts a description beyond 100,000 characters, removes what cannot be stored, and says each once', async () => {
    const long = 'y'.repeat(100_001);
    const { rows, warnings } = await read(`key,title,description\nA,a\u0000b,${long}\nB,c\u0000d,${long}\n`);
    expect(rows.map(({ title }) => title)).toEqual(['ab', 'cd']);
    expect(rows[0]?.description).toHaveLength(100_000);
    expect(warnings).toEqual([
      { line: 2, column: 'description', reason: 'cut to 100000 characters', count: 2 },
      { line: 2, column: 'title', reason: 'NUL characters were removed', count: 2 },
    ]);
  });

  it('takes a mapping by hand and says what it does not use', async () => {
    const { rows, warnings } = await read('No,Wish,Fit,Colour\n1,Map,7,red\n', {
      mapping: { No: 'key', Wish: 'title', Fit: 'strategicFit' },
    });
    expect(rows[0]).toMatchObject({ key: '1', title: 'Map', inputs: { strategicFit: 7 } });
    expect(warnings.map(({ reason }) => reason)).toEqual(['columns not used: Colour']);
  });

  it('is harmless with headers and cells that look like code', async () => {
    const { rows } = await read('key,title,__proto__,constructor\nA,"=HYPERLINK(""x"")",evil,1\n');
    expect(rows[0]?.title).toBe('=HYPERLINK("x")');
    expect(JSON.parse(JSON.stringify(rows[0]?.raw))).toHaveProperty(['__proto__'], 'evil');
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined();
  });

  it('reads unclear dates in one order for the whole file', async () => {
    const american = await read('key,title,created\nA,x,03/04/2026\nB,y,03/23/2026\n');
    expect(american.rows[0]?.createdAt).toEqual(new Date('2026-03-04T00:00:00Z'));
    const unclear = await read('key,title,created\nA,x,03/04/2026\n');
    expect(unclear.rows[0]?.createdAt).toEqual(new Date('2026-04-03T00:00:00Z'));
    expect(unclear.warnings[0]?.reason).toContain('read as day/month/year');
  });
});

describe('files that are no table', () => {
  it.each([
    ['empty_file', ''],
    ['empty_file', '\n\n'],
    ['spreadsheet_file', 'PK\u0003\u0004 and so on'],
    ['markup_file', '<?xml version="1.0"?><rss/>'],
    ['not_text', Buffer.from(Array.from({ length: 400 }, (_, index) => index % 7))],
    ['no_issues', '{"issues": []}'],
    ['title_column_missing', 'issuekey,t_Bug\nA-1,1\n'],
    ['header_unreadable', 'key,"title\nA,B\n'],
  ])('%s', async (code, content) => {
    expect(await refusal(content)).toBe(code);
  });

  it('refuses a mapping that does not fit', async () => {
    expect(await refusal('key,title\nA,b\n', { mapping: { Titel: 'title' } })).toBe('bad_mapping');
  });
});

describe('whatever the file holds', () => {
  it('every row is a feature or a rejection, and nothing throws', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '%', '/', 'é', '\u0000', '-', ' '),
      maxLength: 10,
    });
    const header = 'key,title,created,confidence,reach,storypoints';
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const written = table.map((row) =>
            row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','),
          );
          const { rows, rejections } = await read(`${header}\n${written.join('\n')}\n`);
          const blank = table.filter((row) => row.every((value) => value.trim() === '')).length;
          expect(rows.length + rejections.length).toBe(table.length - blank);
          expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        },
      ),
    );
  });

  it('tells how far it is, to the last byte', async () => {
    const source = await fixture('jira-cloud.csv');
    let last = 0;
    await read(source, { onProgress: (bytes) => (last = bytes) });
    expect(last).toBe(source.sizeBytes);
  });
});
