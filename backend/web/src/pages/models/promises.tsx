import { useFormat } from '@valora/board';
import type { ModelPerformance } from '@valora/contracts';
import { Link } from 'react-router-dom';
import { Section } from '../../ui/section.js';
import { promisesWords } from './performance-words.js';

export interface PromisesProps {
  readonly ledger: ModelPerformance['ledger'];
  readonly fewest: number;
}

/** What everything that was promised came to. */
export const Promises = ({ ledger, fewest }: PromisesProps) => {
  const format = useFormat();
  return (
    <Section title="Promised against realised">
      <p>
        {promisesWords(ledger, { fewest, format })} <Link to="/outcomes">See every outcome</Link>
      </p>
    </Section>
  );
};
