/** Share of text that looks like code, a list or a link says more about the size of an issue than most words. */
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const log1p = Math.log1p;

export interface IssueText {
  readonly title: string;
  readonly description: string;
}

export const shapeInputCount = 11;

/** Lengths and layout of an issue as logarithms of counts: 11 numbers, finite for any text. */
export const textShape = ({ title, description }: IssueText): readonly number[] => [
  log1p(title.length),
  log1p(count(title, /\S+/g)),
  log1p(description.length),
  log1p(count(description, /\S+/g)),
  log1p(count(description, /\n/g)),
  log1p(count(description, /^\s*(?:[-*#•]|\d+[.)])\s/gm)),
  log1p(count(description, /https?:\/\//g)),
  log1p(count(description, /\{code|```|<code|\{noformat|<pre/gi)),
  log1p(count(description, /\bat [\w$.]+\([\w.]+:\d+\)|Exception|Traceback/g)),
  log1p(count(description, /\?/g)),
  description.trim() === '' ? 1 : 0,
];
