import Button from '@atlaskit/button/new';
import { useFormat, useSession } from '@valora/board';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useSample } from '../../sample/use-sample.js';
import { RequireAction } from '../../session/require-action.js';
import { GoButton } from '../../ui/go-button.js';
import { Page } from '../../ui/page.js';
import styles from './start-page.module.css';

interface WayProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: ReactNode;
}

const Way = ({ title, children, action }: WayProps) => (
  <li className={styles.way}>
    <h2 className={styles.title}>{title}</h2>
    <p className={styles.text}>{children}</p>
    <div>{action}</div>
  </li>
);

const DayRateLine = () => {
  const { team } = useSession();
  const format = useFormat();
  const rate = format.money(team.dayRate.amount, team.currency);
  return (
    <p>
      A person-day counts as {rate}
      {team.dayRate.assumed ? ', which is assumed: the stated default, confirmed by nobody' : ''}.{' '}
      <Link to="/settings/team">Change it in the settings</Link>
    </p>
  );
};

/** What the new team starts from. */
export const StartPage = () => {
  const { team } = useSession();
  const navigate = useNavigate();
  const { isRunning, load } = useSample();
  const takeSample = async () => {
    if (await load()) await navigate('/');
  };
  return (
    <RequireAction action="team.administer" title="Where to start">
      <Page title="Where to start" message={`${team.name} is ready; choose what its board is filled from.`}>
        <ul className={styles.ways}>
          <Way
            title="Import a file"
            action={
              <GoButton appearance="primary" to="/import">
                Choose a file
              </GoButton>
            }
          >
            A CSV export or the JSON of a search from Jira, or any CSV with a title in each row. You see the
            first rows before anything goes in.
          </Way>
          <Way title="Connect Jira" action={<GoButton to="/settings/connections">Connect</GoButton>}>
            Jira Cloud, by your Atlassian account or an API token. Issues come in, and approved epics go out.
          </Way>
          <Way
            title="Look around first"
            action={
              <Button onClick={() => void takeSample()} isLoading={isRunning}>
                Load sample data
              </Button>
            }
          >
            A fictional product with features, customer signals and outcomes. It is marked as sample data
            everywhere and goes with one click.
          </Way>
        </ul>
        <DayRateLine />
        <p>
          <Link to="/">Skip this; show me the empty board</Link>
        </p>
      </Page>
    </RequireAction>
  );
};
