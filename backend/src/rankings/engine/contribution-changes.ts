import type { Contribution } from '@valora/contracts';

/** Below this a difference is floating-point noise, not a change. */
const noticeable = 1e-6;

/** What changed between two explanations, largest first: each part's difference, with the origin of the newer one. */
export const contributionChanges = (
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly Contribution[] => {
  const changes = new Map(before.map((part) => [part.name, { ...part, amount: -part.amount }]));
  for (const part of after)
    changes.set(part.name, { ...part, amount: part.amount + (changes.get(part.name)?.amount ?? 0) });
  return [...changes.values()]
    .filter(({ amount }) => Math.abs(amount) > noticeable)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.name < b.name ? -1 : 1));
};
