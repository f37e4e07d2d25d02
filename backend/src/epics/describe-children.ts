import type { PartOutcome } from './tracker.js';

type Child = { readonly summary: string };

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** What became of the children that are not there, or null where all are. */
export const describeChildren = (
  children: readonly Child[],
  outcomes: readonly PartOutcome[],
): string | null => {
  const missing = outcomes.flatMap((outcome, index) => {
    const name = `“${clip(children[index]?.summary ?? '')}”`;
    if (outcome.state === 'made') return [];
    return [
      outcome.state === 'failed'
        ? `${name}: ${outcome.reason}`
        : `${name} may or may not exist: ${outcome.reason}`,
    ];
  });
  if (missing.length === 0) return null;
  return `The epic exists, but not all its children. ${missing.join(' ')}`.slice(0, 2_000);
};

/** Keys of further issues that carry the same mark. */
export const describeTwins = (twins: readonly string[]): string | null =>
  twins.length === 0 ? null : `Jira also has ${twins.join(', ')} with the same mark; probably clones.`;
