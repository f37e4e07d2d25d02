import Button from '@atlaskit/button/new';
import type { ApiFailure } from '../transport/api-error.js';
import { errorTitle } from './error-title.js';
import { Message } from './message.js';
import styles from './error-message.module.css';

interface ErrorMessageProps {
  readonly failure: ApiFailure;
  /** What was tried, in the words after "could not": `load the board`. */
  readonly attempt?: string;
  readonly onRetry?: () => void;
}

/** What failed, what to do, and the id under which support finds it in the log. */
export const ErrorMessage = ({ failure, attempt, onRetry }: ErrorMessageProps) => (
  <Message
    tone="danger"
    title={errorTitle(failure, attempt)}
    actions={onRetry ? <Button onClick={onRetry}>Try again</Button> : undefined}
  >
    {failure.message}
    {failure.details.length === 0 ? null : (
      <ul className={styles['details']}>
        {failure.details.map(({ field, problem }) => (
          <li key={`${field} ${problem}`}>
            <code>{field.replace(/^(body|query|params)\./, '')}</code> {problem}
          </li>
        ))}
      </ul>
    )}
    {failure.correlationId === null ? null : (
      <div className={styles['reference']}>
        Reference for support: <code>{failure.correlationId}</code>
      </div>
    )}
  </Message>
);
