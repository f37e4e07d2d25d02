import type { ReactNode, RefObject } from 'react';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { HiddenText } from '../ui/hidden-text.js';
import { Skeleton } from '../ui/skeleton.js';
import styles from './drawer.module.css';

interface LikenessSectionProps<Item> {
  readonly title: string;
  /** What nothing found means. */
  readonly nothing: string;
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly renderItem: (item: Item) => ReactNode;
  /** Where the focus goes when an entry goes with its button. */
  readonly focusRef?: RefObject<HTMLElement>;
}

const Body = <Item,>({ title, nothing, items, error, onRetry, renderItem }: LikenessSectionProps<Item>) => {
  if (error) {
    const attempt = `look for ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    return <ErrorMessage failure={asApiFailure(error)} attempt={attempt} onRetry={onRetry} />;
  }
  if (!items)
    return (
      <>
        <Skeleton width="100%" height={48} />
        <HiddenText>Loading</HiddenText>
      </>
    );
  if (items.length === 0) return <p className={styles['line']}>{nothing}</p>;
  return <ul className={styles['entries']}>{items.map(renderItem)}</ul>;
};

/** What resembles a feature: looking, failed, nothing or a list. */
export const LikenessSection = <Item,>(props: LikenessSectionProps<Item>) => (
  <section
    {...(props.focusRef ? { ref: props.focusRef, tabIndex: -1 } : {})}
    className={styles['section']}
    aria-label={props.title}
  >
    <h3 className={styles['subhead']}>{props.title}</h3>
    <Body {...props} />
  </section>
);
