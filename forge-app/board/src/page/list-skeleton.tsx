import { HiddenText } from '../ui/hidden-text.js';
import { Skeleton } from '../ui/skeleton.js';
import styles from './list-screen.module.css';

const titles = ['62%', '48%', '71%', '55%', '66%', '43%', '58%', '69%'];

/** The shape of the list while its first page is on the way. */
export const ListSkeleton = () => (
  <div className={styles['skeleton']} role="status">
    <HiddenText>Loading features</HiddenText>
    <div aria-hidden="true" className={styles['skeletonHead']} />
    {titles.map((width) => (
      <div key={width} aria-hidden="true" className={styles['skeletonRow']}>
        <Skeleton width="28px" height={22} />
        <span style={{ flex: '1 1 auto' }}>
          <Skeleton width={width} height={14} />
        </span>
        <Skeleton width="120px" />
        <Skeleton width="48px" />
      </div>
    ))}
  </div>
);
