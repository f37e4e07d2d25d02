import { Message, Skeleton } from '@valora/board';
import { useJira } from '../host/jira-context.js';
import { ConnectForm } from './connect-form.js';
import styles from './connect.module.css';
import { useMayConnect } from './use-may-connect.js';

/** What a project without a team shows: what connecting means, and the form for those who may. */
export const ConnectProject = () => {
  const { place } = useJira();
  const may = useMayConnect();
  return (
    <section className={styles['connect']} aria-labelledby="connect-heading">
      <h1 id="connect-heading" className={styles['heading']}>
        {`${place.projectKey} is not connected to Valora yet`}
      </h1>
      <p className={styles['words']}>
        Valora predicts what each issue would return and cost, and ranks them with honest ranges. To do that
        it reads the issues of the project and sends what its administrator chooses, texts or numbers alone,
        to Valora’s server outside of Atlassian. The settings of the project change it field by field at any
        time; what may no longer leave is removed there. Issues with a security level are never read, and
        every transfer is logged.
      </p>
      {may === null ? <Skeleton width="320px" height={32} /> : null}
      {may === true ? <ConnectForm /> : null}
      {may === false ? (
        <Message tone="info" title="An administrator connects it">
          {`Only administrators of ${place.projectKey} can connect it. Ask one of them to open this page.`}
        </Message>
      ) : null}
    </section>
  );
};
