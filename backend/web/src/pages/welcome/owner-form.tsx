import { useFormat } from '@valora/board';
import { api } from '@valora/contracts';
import { useWorld } from '../../app/world-context.js';
import { ChoiceField } from '../../forms/choice-field.js';
import { Form } from '../../forms/form.js';
import { FormActions } from '../../forms/form-actions.js';
import { TextField } from '../../forms/text-field.js';
import { useForm } from '../../forms/use-form.js';
import { currencyOptions, guessCurrency } from '../../money/currencies.js';
import { DayRateHelp } from '../../money/day-rate-help.js';
import { enter } from '../../session/enter.js';
import { Section } from '../../ui/section.js';

const kinds = {
  name: 'text',
  email: 'text',
  password: 'secret',
  'team.name': 'text',
  'team.currency': 'text',
  'team.dayRate': 'number',
  'team.capacityDays': 'number',
} as const;

/** The first account and its team, in one go. */
export const OwnerForm = ({ linkToken }: { readonly linkToken: string }) => {
  const { transport } = useWorld();
  const { locale } = useFormat();
  const currency = guessCurrency(locale);
  const form = useForm({
    kinds,
    initial: {
      name: '',
      email: '',
      password: '',
      'team.name': '',
      'team.currency': currency,
      'team.dayRate': '',
      'team.capacityDays': '',
    },
    fixed: { linkToken },
    schema: api.identity.createOwner.body,
    send: async (body) => {
      await transport.call(api.identity.createOwner, { body });
      enter('/welcome/start');
    },
  });
  return (
    <Form form={form}>
      <Section title="You">
        <TextField form={form} name="name" label="Your name" autoComplete="name" isRequired />
        <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" isRequired />
        <TextField
          form={form}
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 12 characters; a sentence is easier to remember than a riddle."
          isRequired
        />
      </Section>
      <Section title="Your team">
        <TextField form={form} name="team.name" label="Team name" autoComplete="organization" isRequired />
        <ChoiceField
          form={form}
          name="team.currency"
          label="Currency"
          hint="All money in Valora is shown in it."
          options={currencyOptions(locale, currency)}
          isRequired
        />
        <TextField
          form={form}
          name="team.dayRate"
          label={`Day rate in ${form.values['team.currency']}`}
          inputMode="decimal"
          hint={
            <>
              <DayRateHelp /> Leave it empty if you do not know: Valora then uses its stated default and marks
              every figure that rests on it as assumed.
            </>
          }
        />
        <TextField
          form={form}
          name="team.capacityDays"
          label="Person-days in a quarter"
          inputMode="decimal"
          hint="How much the team can do in three months; the board draws its line there. May stay empty."
        />
      </Section>
      <FormActions form={form} submit="Create the team" attempt="create the team" />
    </Form>
  );
};
