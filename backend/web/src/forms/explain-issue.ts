import type { z } from 'zod';

/** An issue of the contract's schema. */
export type FormIssue = z.core.$ZodIssue;

/** What the API or the contract says about a value, as a sentence: `must be …` → `This must be ….` */
export const problemSentence = (said: string): string => {
  const text = said.trim();
  const sentence = /^(must|is) /.test(text) ? `This ${text}` : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
};

const tooSmall = (issue: z.core.$ZodIssueTooSmall): string => {
  const least = String(issue.minimum);
  if (issue.origin === 'string')
    return issue.minimum <= 1 ? 'Fill this in.' : `Use at least ${least} characters.`;
  return issue.inclusive === false ? `Give a number above ${least}.` : `Give ${least} or more.`;
};

const wrongFormat = (format: string): string => {
  switch (format) {
    case 'email':
      return 'Write an e-mail address such as ada@example.com.';
    case 'date':
    case 'datetime':
      return 'Choose a date.';
    default:
      return 'Write this in the form shown.';
  }
};

/** Messages zod makes up by itself speak to programmers; one written in the contracts speaks to people and wins. */
const isGeneric = (message: string): boolean => /^(Invalid|Too (small|big)|Unrecognized)/.test(message);

/** What to do about one issue, as a sentence. */
export const explainIssue = (issue: FormIssue): string => {
  if (!isGeneric(issue.message)) return problemSentence(issue.message);
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return issue.origin === 'string'
        ? `Use at most ${String(issue.maximum)} characters.`
        : `Give ${String(issue.maximum)} or less.`;
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'invalid_type':
      return 'Fill this in.';
    default:
      return 'Check this value.';
  }
};
