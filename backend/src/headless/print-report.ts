import type { RankReport, ValueBasis } from '@valora/contracts';
import { printable } from './printable.js';

export const formats = ['table', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

const percent = (ratio: number): string =>
  `${ratio < 0 ? '−' : '+'}${String(Math.abs(Math.round(ratio * 100)))} %`;
const days = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;
const titleWidth = 60;
const basisWords: Record<ValueBasis, string> = {
  outcomes: 'outcomes',
  estimate: 'estimate',
  prior: 'assumed',
};

const table = ({ features, unscored, rejectedRows }: RankReport): string => {
  const head = ['rank', 'range', 'tier', 'key', 'ROI', '80 % of it', 'value', 'days', 'title'];
  const rows = features.map((feature) => [
    String(feature.rank),
    `${String(feature.rankLow)}–${String(feature.rankHigh)}`,
    String(feature.tier),
    printable(feature.key),
    percent(feature.roi.mean),
    `${percent(feature.roi.p10)} to ${percent(feature.roi.p90)}`,
    basisWords[feature.basedOn],
    days(feature.effortDays.mean),
    clip(printable(feature.title), titleWidth),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const left = (column: number): boolean => ['key', 'value', 'title'].includes(head[column] ?? '');
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        left(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const others = [
    ...(unscored.length === 0
      ? []
      : [
          '',
          `${String(unscored.length)} without a rank:`,
          ...unscored.map(({ key, missing }) => printable(`  ${key}: ${missing.join(', ')}`)),
        ]),
    ...(rejectedRows.length === 0
      ? []
      : [
          '',
          `${String(rejectedRows.length)} rows rejected:`,
          ...rejectedRows.map((row) =>
            printable(
              `  line ${String(row.line)}${row.column === null ? '' : `, ${row.column}`}: ${row.reason}`,
            ),
          ),
        ]),
  ];
  return [line(head), ...rows.map(line), ...others].join('\n');
};

/**
 * What a spreadsheet begins a formula at: these signs, wide ones too, also behind blanks and what cannot be seen.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?:[\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A text that would be run as a formula is made inert with an apostrophe. */
const cell = (value: string | number): string => {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvHead = [
  'list',
  'rank',
  'model_rank',
  'rank_low',
  'rank_high',
  'tier',
  'key',
  'title',
  'score',
  'roi_mean',
  'roi_p10',
  'roi_p50',
  'roi_p90',
  'p_loss',
  'value_mean',
  'currency',
  'effort_days_mean',
  'based_on',
  'line',
  'reason',
];

const csv = ({ features, unscored, rejectedRows }: RankReport): string => {
  const blank = (count: number): string[] => Array.from({ length: count }, () => '');
  const rows: (string | number)[][] = [
    ...features.map((f) => [
      'ranked',
      f.rank,
      f.modelRank,
      f.rankLow,
      f.rankHigh,
      f.tier,
      f.key,
      f.title,
      f.score,
      f.roi.mean,
      f.roi.p10,
      f.roi.p50,
      f.roi.p90,
      f.roi.pLoss,
      f.value.mean,
      f.value.currency,
      f.effortDays.mean,
      f.basedOn,
      '',
      '',
    ]),
    ...unscored.map((u) => ['unscored', ...blank(5), u.key, u.title, ...blank(11), u.missing.join('; ')]),
    ...rejectedRows.map((r) => [
      'rejected',
      ...blank(17),
      r.line,
      r.column === null ? r.reason : `${r.column}: ${r.reason}`,
    ]),
  ];
  return [csvHead, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
};

/** The report as text for standard output, without a line break at its end. */
export const printReport = (report: RankReport, format: Format): string => {
  switch (format) {
    case 'json':
      return JSON.stringify(
        { features: report.features, unscored: report.unscored, rejectedRows: report.rejectedRows },
        null,
        2,
      );
    case 'csv':
      return csv(report);
    case 'table':
      return table(report);
  }
};
