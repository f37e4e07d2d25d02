import { CheckboxGroup, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { allFields, fieldWords, type AllowableField } from '../../../board/src/data-policy/field-words';

interface AllowedFieldsProps {
  readonly isNumbersOnly: boolean;
  readonly chosen: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (fields: readonly string[]) => void;
}

const optionsOf = (fields: readonly AllowableField[]) =>
  fields.map((field) => ({ value: field, label: `${fieldWords[field].label}: ${fieldWords[field].use}` }));

const texts = allFields.filter((field) => fieldWords[field].carriesText);
const others = allFields.filter((field) => !fieldWords[field].carriesText);

interface GroupProps extends Pick<AllowedFieldsProps, 'chosen' | 'isDisabled' | 'onChange'> {
  readonly name: string;
  readonly heading: string;
  readonly fields: readonly AllowableField[];
}

const Group = ({ name, heading, fields, chosen, isDisabled, onChange }: GroupProps) => (
  <Stack space="space.050">
    <Heading as="h4" size="xsmall">
      {heading}
    </Heading>
    <CheckboxGroup
      name={name}
      options={optionsOf(fields)}
      value={chosen.filter((field) => (fields as readonly string[]).includes(field))}
      isDisabled={isDisabled}
      onChange={(values) => {
        onChange([...chosen.filter((field) => !(fields as readonly string[]).includes(field)), ...values]);
      }}
    />
  </Stack>
);

/** Which fields may leave, text and the rest apart; in numbers-only mode there is no text to choose. */
export const AllowedFields = ({ isNumbersOnly, chosen, isDisabled, onChange }: AllowedFieldsProps) => {
  const shared = { chosen, isDisabled, onChange };
  return (
    <Stack space="space.150">
      {isNumbersOnly ? (
        <SectionMessage appearance="warning" title="What numbers-only costs">
          <Text>
            No text of an issue leaves Jira. Valora knows issues by their keys; the board inside Jira shows
            each reader the titles from their own Jira. Models of effort and likeness use numbers alone, so
            their ranges are wider. Links, parents, versions and the site’s own fields stay too, since texts
            come along with them.
          </Text>
        </SectionMessage>
      ) : null}
      <Inline space="space.400" alignBlock="start" shouldWrap>
        {isNumbersOnly ? null : (
          <Group
            name="texts"
            heading="Text that people wrote, or that comes along"
            fields={texts}
            {...shared}
          />
        )}
        <Group name="others" heading="Numbers and dates" fields={others} {...shared} />
      </Inline>
    </Stack>
  );
};
