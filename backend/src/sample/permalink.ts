import type { SampleSource } from './parse-signal-line.js';
import { seeded } from './seeded.js';

const digits = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

/** An address as the source would make it, below example.com, which is reserved and leads nowhere (RFC 2606). */
export const permalink = (source: SampleSource, externalId: string): string => {
  const random = seeded(`link of ${externalId}`);
  switch (source) {
    case 'slack':
      return `https://fieldmoor-customers.slack.example.com/archives/C0${digits(random, 8)}/p17${digits(random, 14)}`;
    case 'github':
      return `https://github.example.com/fieldmoor/feedback/issues/${1 + Math.floor(random() * 900)}#issuecomment-${digits(random, 9)}`;
    case 'email':
      return `https://mail.example.com/feedback/messages/${digits(random, 12)}`;
    case 'interview':
      return `https://research.example.com/interviews/${digits(random, 6)}`;
    case 'support':
      return `https://support.example.com/tickets/${digits(random, 6)}`;
  }
};
