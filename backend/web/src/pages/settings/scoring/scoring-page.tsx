import { asApiFailure, boardApi, ErrorMessage, useFormat } from '@valora/board';
import type { StoredSettings } from '@valora/contracts';
import { RequireAction } from '../../../session/require-action.js';
import { GoButton } from '../../../ui/go-button.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { Table } from '../../../ui/table.js';
import { scoringMessage, weightShares } from './scoring-words.js';

const Criteria = ({ criteria }: Pick<StoredSettings, 'criteria'>) => {
  const format = useFormat();
  const shares = weightShares(criteria);
  return (
    <Table
      caption="Criteria with their weights"
      columns={['Criterion', 'Weight', 'Scores 0 at', 'Scores 100 at']}
    >
      {criteria.map((criterion, index) => (
        <tr key={criterion.name}>
          <td>{criterion.label}</td>
          <td>
            {format.exact(criterion.weight)} ({shares[index]} %)
          </td>
          <td>{format.exact(criterion.anchorLow)}</td>
          <td>{format.exact(criterion.anchorHigh)}</td>
        </tr>
      ))}
    </Table>
  );
};

const Settings = ({ settings }: { readonly settings: StoredSettings }) => {
  const format = useFormat();
  return (
    <>
      {settings.framework === 'weighted' ? (
        <Section
          title="Criteria"
          intro="Their ends are fixed, so adding features never swaps the order of two others."
        >
          <Criteria criteria={settings.criteria} />
        </Section>
      ) : null}
      {settings.framework === 'formula' && settings.formula !== null ? (
        <Section title="Formula">
          <p>
            <code>{settings.formula}</code>
          </p>
        </Section>
      ) : null}
      <p>
        Last changed by {settings.updatedBy} {format.age(settings.updatedAt)}.{' '}
        {settings.locked
          ? 'Only admins may change it while it is locked.'
          : 'Managers and admins may change it.'}
      </p>
      <div>
        <GoButton to="/?panel=weights" appearance="primary">
          Change it beside the board
        </GoButton>
      </div>
      <p>
        There each change shows what it would move before it is saved, and every earlier state can be
        restored.
      </p>
    </>
  );
};

/** How the score is made now; it is changed where its effect on the order can be seen. */
export const ScoringPage = () => {
  const { data: settings, error, refetch } = boardApi.useGetRankingSettingsQuery();
  return (
    <RequireAction action="rankings.configure" title="Criteria and weights">
      <Page
        title="Criteria and weights"
        message={settings === undefined ? 'How the score is made.' : scoringMessage(settings)}
      >
        {error === undefined ? null : (
          <ErrorMessage
            failure={asApiFailure(error)}
            attempt="load the settings"
            onRetry={() => void refetch()}
          />
        )}
        {settings === undefined && error === undefined ? <Loading what="the settings" /> : null}
        {settings === undefined ? null : <Settings settings={settings} />}
      </Page>
    </RequireAction>
  );
};
