import Button from '@atlaskit/button/new';
import styles from './more.module.css';

export interface MoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
  readonly what: string;
}

/** End of a list that goes on. */
export const More = ({ hasMore, isLoading, onMore, what }: MoreProps) =>
  hasMore ? (
    <div className={styles.more}>
      <Button onClick={onMore} isLoading={isLoading}>
        Show more {what}
      </Button>
    </div>
  ) : null;
