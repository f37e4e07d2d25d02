import Button from '@atlaskit/button/new';
import { SampleMark, useSession, useWhyNot } from '@valora/board';
import styles from './sample-banner.module.css';
import { useSample } from './use-sample.js';

/** Says on the board that its figures include the sample, and ends that with one click. */
export const SampleBanner = () => {
  const { team } = useSession();
  const whyNot = useWhyNot('team.administer');
  const { isRunning, remove } = useSample();
  if (!team.hasSampleData) return null;
  return (
    <aside aria-label="Sample data" className={styles.banner}>
      <SampleMark />
      <span className={styles.words}>This board holds a fictional product to try things on.</span>
      {whyNot === null ? (
        <Button spacing="compact" isLoading={isRunning} onClick={() => void remove()}>
          Remove sample data
        </Button>
      ) : null}
    </aside>
  );
};
