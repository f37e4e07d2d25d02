import type { ExplainedModel } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { HiddenText } from '../ui/hidden-text.js';
import { ContributionBar } from './contribution-bar.js';
import styles from './contribution-bars.module.css';
import { modelParts, modelTotal, quantityWords } from './model-parts.js';

/** Everything one model saw in a feature, part by part, with what it comes to. */
export const ModelExplanationTable = ({ explanation }: { explanation: ExplainedModel }) => {
  const format = useFormat();
  const parts = modelParts(explanation, format);
  const largest = Math.max(0, ...parts.map(({ bar }) => Math.abs(bar ?? 0)));
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{quantityWords[explanation.quantity].caption}</caption>
      <thead>
        <tr>
          {['Part', 'Drawn', 'Amount'].map((heading) => (
            <th key={heading} scope="col">
              <HiddenText>{heading}</HiddenText>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ label, figure, bar }) => (
          <tr key={label}>
            <th scope="row" className={styles['name']}>
              {label}
            </th>
            <td className={styles['bar']}>
              {bar === null ? null : <ContributionBar amount={bar} largest={largest} />}
            </td>
            <td className={styles['amount']}>{figure}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className={styles['name']}>
            Altogether
          </th>
          <td className={styles['amount']}>{modelTotal(explanation, format)}</td>
        </tr>
      </tfoot>
    </table>
  );
};
