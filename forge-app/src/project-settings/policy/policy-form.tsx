import {
  Box,
  Button,
  Heading,
  Inline,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  SectionMessage,
  Stack,
  Text,
  Toggle,
} from '@forge/react';
import type { DataPolicy } from '@valora/contracts';
import React from 'react';
import { useFormats } from '../../shared/use-formats';
import { ChoiceField, LineField } from '../fields';
import { SaveOutcome } from '../save-outcome';
import { AllowedFields } from './allowed-fields';
import { twoWayNames } from '../../../board/src/data-policy/policy-words';
import { fieldList } from './field-list';
import { modeOptions, ruleOptions, twoWay } from './rule-words';
import { usePolicyForm, type PolicyForm as Form } from './use-policy-form';

interface PolicyFormProps {
  readonly policy: DataPolicy;
  /** Why it is only to be looked at; null where it may be changed. */
  readonly whyNot: string | null;
  /** Somebody changed it meanwhile: loads theirs. */
  readonly onReload: () => void;
}

const Confirm = ({ form }: { readonly form: Form }) => (
  <ModalTransition>
    {form.isAsking ? (
      <Modal onClose={form.cancel} label="Remove what may not leave any more">
        <ModalHeader>
          <ModalTitle>Remove what Valora holds of these fields?</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Text>
            {`${fieldList(form.withdrawn, 20)} of ${form.base.projectKey} may not leave Jira any more. What Valora holds of them is removed; predictions that used them are made again and become less sure.`}
          </Text>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={form.cancel}>
            Cancel
          </Button>
          <LoadingButton appearance="danger" isLoading={form.save.isPending} onClick={form.confirm}>
            Save and remove
          </LoadingButton>
        </ModalFooter>
      </Modal>
    ) : null}
  </ModalTransition>
);

const Rules = ({ form, isDisabled }: { readonly form: Form; readonly isDisabled: boolean }) => {
  const { draft, put } = form;
  return (
    <Stack space="space.150">
      <Heading as="h3">Where Jira and Valora differ</Heading>
      <Text>
        These fields are kept equal on both sides. The rule decides where one was changed on both since they
        last agreed.
      </Text>
      <Inline space="space.200" shouldWrap>
        {twoWay.map((field) => (
          <ChoiceField
            key={field}
            id={`rule-${field}`}
            label={twoWayNames[field]}
            value={draft.rules[field]}
            options={ruleOptions}
            isDisabled={isDisabled}
            onChange={(rule) => {
              put({ rules: { ...draft.rules, [field]: rule } });
            }}
          />
        ))}
      </Inline>
      <Inline space="space.100" alignBlock="center">
        <Toggle
          id="write-scores"
          isChecked={draft.writeScores}
          isDisabled={isDisabled}
          onChange={() => {
            put({ writeScores: !draft.writeScores });
          }}
        />
        <Label labelFor="write-scores">Write ROI and rank back to the issues, for lists, cards and JQL</Label>
      </Inline>
    </Stack>
  );
};

/** What of one project may leave Jira, and who wins where both sides changed. */
export const PolicyForm = ({ policy, whyNot, onReload }: PolicyFormProps) => {
  const form = usePolicyForm(policy);
  const formats = useFormats();
  const { draft, put, problems } = form;
  const isDisabled = whyNot !== null || form.save.isPending;
  return (
    <Stack space="space.300">
      {whyNot === null ? null : (
        <SectionMessage appearance="information" title="Only to look at">
          <Text>{whyNot}</Text>
        </SectionMessage>
      )}
      <Stack space="space.150">
        <Heading as="h3">{`What of ${policy.projectKey} may leave Jira`}</Heading>
        <Box xcss={{ maxWidth: '480px' }}>
          <ChoiceField
            id="mode"
            label="What leaves"
            value={draft.mode}
            options={modeOptions}
            isDisabled={isDisabled}
            onChange={(mode) => {
              put({ mode });
            }}
          />
        </Box>
        <AllowedFields
          isNumbersOnly={draft.mode === 'numbers_only'}
          chosen={draft.fields}
          isDisabled={isDisabled}
          onChange={(fields) => {
            put({ fields });
          }}
        />
        <Text size="small" color="color.text.subtle">
          Always read: project, type, status, when it was created, updated and resolved. An issue with a
          security level is dropped as soon as that is seen.
        </Text>
        <Inline space="space.200" shouldWrap>
          {draft.mode === 'numbers_only' ? null : (
            <LineField
              id="own-fields"
              label="Further fields of this site"
              hint="Ids such as customfield_10016, separated by commas"
              value={draft.ownFields}
              problem={problems.ownFields}
              isDisabled={isDisabled}
              onChange={(ownFields) => {
                put({ ownFields });
              }}
            />
          )}
          <LineField
            id="story-points"
            label="Field of the story points"
            hint="Found by its name where empty"
            value={draft.storyPointsField}
            problem={problems.storyPointsField}
            isDisabled={isDisabled}
            onChange={(storyPointsField) => {
              put({ storyPointsField });
            }}
          />
        </Inline>
      </Stack>
      <Rules form={form} isDisabled={isDisabled} />
      <SaveOutcome
        save={form.save}
        what="it"
        savedWords="It holds from now on. Fields that were added are read in the background."
        onReload={onReload}
      />
      <Inline>
        <LoadingButton
          appearance="primary"
          isLoading={form.save.isPending}
          isDisabled={isDisabled || !form.isChanged}
          onClick={form.submit}
        >
          Save
        </LoadingButton>
      </Inline>
      {form.base.updatedAt === null ? null : (
        <Text size="small" color="color.text.subtle">
          {`Last changed ${formats.age(form.base.updatedAt)}${form.base.updatedBy === null ? '' : ` by ${form.base.updatedBy}`}`}
        </Text>
      )}
      <Confirm form={form} />
    </Stack>
  );
};
