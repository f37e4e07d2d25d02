import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, type Format, Message, useFormat } from '@valora/board';
import { api, type Team } from '@valora/contracts';
import { useState } from 'react';
import { ChoiceField } from '../../forms/choice-field.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import { type FormState, TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { currencyOptions } from '../../money/currencies.js';
import { DayRateHelp } from '../../money/day-rate-help.js';
import { RequireAction } from '../../session/require-action.js';
import { Loading } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';

const kinds = { name: 'text', currency: 'text', dayRate: 'number', capacityDays: 'numberOrNull' } as const;

const valuesOf = (team: Team) => ({
  name: team.name,
  currency: team.currency,
  dayRate: String(team.dayRate.amount),
  capacityDays: team.capacityDays === null ? '' : String(team.capacityDays),
});

const TeamNotes = ({ team, isStale, onReload }: { team: Team; isStale: boolean; onReload: () => void }) => (
  <>
    {isStale ? (
      <Message
        tone="warning"
        title="Somebody changed the team meanwhile"
        actions={<Button onClick={onReload}>Load their version</Button>}
      >
        Saving yours would be refused. Loading theirs replaces what you typed.
      </Message>
    ) : null}
    {team.dayRate.assumed ? (
      <Message tone="warning" title="The day rate is assumed" announce={false}>
        Nobody has confirmed it, so every cost and return is marked as resting on an assumption. Saving this
        page confirms the figure below.
      </Message>
    ) : null}
  </>
);

/** The API refuses another currency as soon as there are outcomes: their amounts would change their meaning. */
const CurrencyField = ({ form, team }: { readonly form: FormState; readonly team: Team }) => {
  const { locale } = useFormat();
  const { data: known } = boardApi.useGetTeamAnalyticsQuery();
  const isFixed = known !== undefined && known.outcomes > 0;
  return (
    <ChoiceField
      form={form}
      name="currency"
      label="Currency"
      hint={
        isFixed
          ? `Stays ${team.currency}: outcomes are recorded in it.`
          : 'Can change until the first outcome is recorded; amounts already given are not converted.'
      }
      options={currencyOptions(locale, team.currency)}
      isFixed={isFixed}
      isRequired
    />
  );
};

const TeamForm = ({ team }: { readonly team: Team }) => {
  const [update] = boardApi.useUpdateTeamMutation();
  const [base, setBase] = useState(team);
  const [said, setSaid] = useState('');
  const form = useForm({
    kinds,
    initial: valuesOf(team),
    schema: api.identity.updateTeam.body,
    send: async (body) => {
      setSaid('');
      setBase(await update({ body, ifMatch: base.version }).unwrap());
      setSaid('Saved. Ranks that rest on it follow in a moment.');
    },
  });
  const reload = () => {
    setBase(team);
    form.reset(valuesOf(team));
  };
  return (
    <Form form={form}>
      <TeamNotes team={team} isStale={team.version > base.version} onReload={reload} />
      <TextField form={form} name="name" label="Team name" isRequired />
      <CurrencyField form={form} team={team} />
      <TextField
        form={form}
        name="dayRate"
        label={`Day rate in ${form.values.currency}`}
        inputMode="decimal"
        hint={<DayRateHelp />}
        isRequired
      />
      <TextField
        form={form}
        name="capacityDays"
        label="Person-days in a quarter"
        inputMode="decimal"
        hint="The board draws its line there. Empty: unknown, no line."
      />
      <FormActions form={form} submit="Save" attempt="save the team" said={said} />
    </Form>
  );
};

const teamMessage = (team: Team | undefined, format: Format): string => {
  if (team === undefined) return 'What a day of work costs, and how many of them there are.';
  return team.capacityDays === null
    ? `${team.name} has not said how many person-days it has, so the board cannot draw what fits.`
    : `${team.name} plans with ${format.exact(team.capacityDays)} person-days a quarter.`;
};

/** Name, currency, day rate, capacity. */
export const TeamPage = () => {
  const { data: team, error, refetch } = boardApi.useGetTeamQuery();
  const format = useFormat();
  return (
    <RequireAction action="team.administer" title="Team">
      <Page title="Team" message={teamMessage(team, format)}>
        {error === undefined ? null : (
          <ErrorMessage
            failure={asApiFailure(error)}
            attempt="load the team"
            onRetry={() => void refetch()}
          />
        )}
        {team === undefined ? (
          error === undefined ? (
            <Loading what="the team" />
          ) : null
        ) : (
          <TeamForm team={team} />
        )}
      </Page>
    </RequireAction>
  );
};
