import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { rankReport, type RankReport } from '@valora/contracts';
import { printReport } from './print-report.js';
import { rankBacklog, type RankedBacklog } from './rank-backlog.js';
import { readArguments, UsageError } from './read-arguments.js';
import { readBacklog } from './read-backlog.js';
import { remarks } from './run-rank-cli.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'valora-rank-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const now = new Date('2026-11-23T10:00:00Z');

const rank = async (csv: string, argv: readonly string[] = []): Promise<RankedBacklog> => {
  const file = path.join(folder, 'backlog.csv');
  await writeFile(file, csv);
  const given = readArguments([file, ...argv]);
  const backlog = await readBacklog({
    path: file,
    reading: given?.mapping === undefined ? {} : { mapping: given.mapping },
    currency: 'EUR',
    onProgress: () => undefined,
  });
  return rankBacklog(backlog, {
    team: { currency: 'EUR', dayRate: { amount: 600, assumed: true, assumedAmount: 600 } },
    file: 'backlog.csv',
    now,
    settings: given?.settings,
  });
};

const points = `key,title,description,story points,status,type,parent
P-1,Offline mode,Work without a connection,8,To Do,Story,
P-2,Dark theme,Easier on the eyes at night,2,To Do,Story,
P-3,Export to CSV,,5,Done,Story,
P-4,Button of the export,,1,To Do,Sub-task,P-3
P-5,,no title,3,To Do,Story,
P-2,Dark theme again,,2,To Do,Story,
`;

describe('ranking a file', () => {
  it('puts every row into exactly one list, as the contract describes it', async () => {
    const report = await rank(points);
    expect(() => rankReport.strict().parse(JSON.parse(printReport(report, 'json')))).not.toThrow();
    expect(report.features.map(({ key }) => key).sort()).toEqual(['P-1', 'P-2']);
    expect(report.unscored).toEqual([
      { key: 'P-3', title: 'Export to CSV', missing: ['delivered'] },
      { key: 'P-4', title: 'Button of the export', missing: ['sub-task of P-3'] },
    ]);
    expect(report.rejectedRows.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
      [6, expect.stringMatching(/title/i)],
      [7, 'repeated key'],
    ]);
  });

  it('says that the order rests on the prior, cheaper work first, and adds up', async () => {
    const { features } = await rank(points);
    expect(features.map(({ key, basedOn }) => [key, basedOn])).toEqual([
      ['P-2', 'prior'],
      ['P-1', 'prior'],
    ]);
    for (const feature of features)
      expect(feature.contributions.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
        feature.score,
        6,
      );
  });

  it('says what the order rests on and asks for what would move it most', async () => {
    const said = remarks(await rank(points));
    expect(said[1]).toBe(
      'This order rests on effort alone: nobody has given a value and no outcome is recorded, so every value is assumed. Effort comes from story points.',
    );
    expect(said[2]).toBe('These inputs would move the order most:');
    expect(said.slice(3).every((line) => line.startsWith('  value of P-'))).toBe(true);
    const rows = Array.from(
      { length: 12 },
      (_, index) => `V-${index},Work ${index},${1 + (index % 5)},To Do,,`,
    );
    const oneOutcome = `key,title,story points,status,actual effort days,realised value\n${rows.join('\n')}\nV-99,Done,3,Done,4,9000\n`;
    const [, restsOn] = remarks(await rank(oneOutcome));
    expect(restsOn).toContain(
      'effort alone: nobody has given a value, and what 1 delivered feature returned',
    );
  });

  it('uses RICE where all of its columns are there, and asks for what a row lacks', async () => {
    const { features, unscored } = await rank(
      'key,title,reach,impact,confidence,effort\nA-1,One,1000,2,80%,2\nA-2,Two,500,3,1,1\nA-3,Three,,1,1,1\n',
    );
    expect(features.map(({ key, score }) => [key, score])).toEqual([
      ['A-2', 1500],
      ['A-1', 800],
    ]);
    expect(unscored).toEqual([{ key: 'A-3', title: 'Three', missing: ['reach'] }]);
  });

  it('takes columns by hand', async () => {
    const { features } = await rank('Ticket,What,Size\nA-1,One,3\nA-2,Two,1\n', [
      '--map',
      'Ticket=key',
      '--map',
      'What=title',
      '--map',
      'Size=storyPoints',
    ]);
    expect(features.map(({ key }) => key)).toEqual(['A-2', 'A-1']);
  });

  it('keeps the order of two features whatever else is in the file', async () => {
    const two = await rank(
      'key,title,story points\nA-1,Sign in with a passkey,3\nA-2,Rework of the billing engine,5\n',
      ['--framework', 'formula', '--formula', '100 / storyPoints'],
    );
    const more = await rank(
      'key,title,story points\nA-1,Sign in with a passkey,3\nA-9,Another,900\nA-8,And another,1\nA-2,Rework of the billing engine,5\n',
      ['--framework', 'formula', '--formula', '100 / storyPoints'],
    );
    const order = ({ features }: RankReport) =>
      features.map(({ key }) => key).filter((key) => key === 'A-1' || key === 'A-2');
    expect(order(more)).toEqual(order(two));
    expect(more.features.find(({ key }) => key === 'A-1')?.score).toBe(
      two.features.find(({ key }) => key === 'A-1')?.score,
    );
  });

  it('makes texts inert that a spreadsheet would run', async () => {
    const report = await rank('key,title,story points\nA-1,"=HYPERLINK(""http://evil.example"")",3\n');
    expect(printReport(report, 'csv').split('\r\n')[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });
});

describe('the command line', () => {
  it.each([
    [[], 'FILE is missing'],
    [['a.csv', 'b.csv'], 'One FILE'],
    [['a.csv', '--format', 'xml'], '--format must be one of'],
    [['a.csv', '--map', 'Size'], '--map takes COLUMN=FIELD'],
    [['a.csv', '--framework', 'magic'], '--framework must be one of'],
    [['a.csv', '--formula', 'reach / (effort'], '--formula'],
    [['a.csv', '--day-rate', '-3'], '--day-rate'],
    [['a.csv', '--nonsense'], 'nonsense'],
  ])('%j is refused', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(message);
  });
});
