import type { Contribution } from '@valora/contracts';
import { sharedDigits } from '../format/numbers.js';
import { useFormat } from '../format/use-format.js';
import { inputLabel } from '../list/words.js';
import { HiddenText } from '../ui/hidden-text.js';
import { ContributionBar } from './contribution-bar.js';
import styles from './contribution-bars.module.css';
import { provenance } from './provenance.js';

interface ContributionBarsProps {
  readonly caption: string;
  readonly contributions: readonly Contribution[];
  /** What they add up to, with its unit. */
  readonly total: { readonly label: string; readonly amount: number };
}

/** Signed parts of a figure that add up to it, each with where it comes from. */
export const ContributionBars = ({ caption, contributions, total }: ContributionBarsProps) => {
  const format = useFormat();
  const amounts = contributions.map(({ amount }) => amount);
  const largest = Math.max(0, ...amounts.map(Math.abs));
  const digits = sharedDigits([...amounts, total.amount]);
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <HiddenText>Part</HiddenText>
          </th>
          <th scope="col">
            <HiddenText>Drawn</HiddenText>
          </th>
          <th scope="col">
            <HiddenText>Points</HiddenText>
          </th>
        </tr>
      </thead>
      <tbody>
        {contributions.map((part, index) => (
          <tr key={`${part.name}-${String(index)}`}>
            <th scope="row" className={styles['name']}>
              {inputLabel(part.name)}
              <span className={styles['source']}>{provenance(part, format)}</span>
            </th>
            <td className={styles['bar']}>
              <ContributionBar amount={part.amount} largest={largest} />
            </td>
            <td className={styles['amount']}>{format.points(part.amount, digits)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className={styles['name']}>
            {total.label}
          </th>
          <td className={styles['amount']}>{format.points(total.amount, digits).replace('+', '')}</td>
        </tr>
      </tfoot>
    </table>
  );
};
