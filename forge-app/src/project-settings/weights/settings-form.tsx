import {
  Box,
  Code,
  Heading,
  Inline,
  Label,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  Toggle,
} from '@forge/react';
import type { Framework, Role, StoredSettings } from '@valora/contracts';
import React from 'react';
import { frameworkWords } from '../../../board/src/weights/framework-words';
import { firstCriteria } from '../../../board/src/weights/new-criterion';
import { whyNot as whyNotAllowed } from '../../shared/may';
import { useFormats } from '../../shared/use-formats';
import { ChoiceField } from '../fields';
import { SaveOutcome } from '../save-outcome';
import { CriteriaEditor } from './criteria-editor';
import { PreviewTable } from './preview-table';
import type { SettingsDraft } from './settings-draft';
import { useSettingsForm, type SettingsForm as Form } from './use-settings-form';

interface SettingsFormProps {
  readonly projectId: string;
  readonly role: Role;
  readonly stored: StoredSettings;
  /** Somebody changed them meanwhile: loads theirs. */
  readonly onReload: () => void;
}

const frameworks = Object.keys(frameworkWords) as Framework[];

/** A formula can be kept and left, not begun: it is written where its problems show letter by letter. */
const optionsFor = (stored: StoredSettings) =>
  frameworks
    .filter((value) => value !== 'formula' || stored.formula !== null)
    .map((value) => ({ value, label: frameworkWords[value].label }));

const withFramework = (draft: SettingsDraft, framework: Framework): Partial<SettingsDraft> =>
  framework === 'weighted' && draft.criteria.length === 0
    ? { framework, criteria: firstCriteria() }
    : { framework };

const lockedWords = 'The formula is locked; only people who administer Jira or the team can change it.';

const whyReadOnly = (role: Role, stored: StoredSettings): string | null =>
  whyNotAllowed(role, 'rankings.configure') ?? (stored.locked && role !== 'admin' ? lockedWords : null);

const Buttons = ({ form }: { readonly form: Form }) => (
  <Inline space="space.100">
    <LoadingButton
      appearance={form.canSave ? 'default' : 'primary'}
      isLoading={form.preview.isPending}
      isDisabled={!form.canPreview}
      onClick={form.look}
    >
      See what would move
    </LoadingButton>
    <LoadingButton
      appearance={form.canSave ? 'primary' : 'default'}
      isLoading={form.save.isPending}
      isDisabled={!form.canSave || form.save.isPending}
      onClick={form.store}
    >
      Save
    </LoadingButton>
  </Inline>
);

/** How the score is made: shown to everybody, changed by those who may, saved once its moves were seen. */
export const SettingsForm = ({ projectId, role, stored, onReload }: SettingsFormProps) => {
  const form = useSettingsForm(projectId, stored);
  const formats = useFormats();
  const { draft, put, base } = form;
  const whyNot = whyReadOnly(role, base);
  const isDisabled = whyNot !== null || form.save.isPending;
  return (
    <Stack space="space.200">
      <Heading as="h3">How the score is made</Heading>
      {whyNot === null ? null : (
        <SectionMessage appearance="information" title="Only to look at">
          <Text>{whyNot}</Text>
        </SectionMessage>
      )}
      <Box xcss={{ maxWidth: '480px' }}>
        <ChoiceField
          id="framework"
          label="Framework"
          value={draft.framework}
          options={optionsFor(base)}
          isDisabled={isDisabled}
          onChange={(framework) => {
            put(withFramework(draft, framework));
          }}
        />
      </Box>
      <Text>{frameworkWords[draft.framework].sentence}</Text>
      {draft.framework === 'weighted' ? (
        <CriteriaEditor
          criteria={draft.criteria}
          problems={form.problems}
          isDisabled={isDisabled}
          onChange={(criteria) => {
            put({ criteria });
          }}
        />
      ) : null}
      {draft.framework === 'formula' && draft.formula !== null ? (
        <Stack space="space.050">
          <Text>
            <Code>{draft.formula}</Code>
          </Text>
          <Text size="small" color="color.text.subtle">
            The formula is written on the board, under Weights, where it is checked while you type.
          </Text>
        </Stack>
      ) : null}
      {role === 'admin' ? (
        <Inline space="space.100" alignBlock="center">
          <Toggle
            id="locked"
            isChecked={draft.locked}
            isDisabled={isDisabled}
            onChange={() => {
              put({ locked: !draft.locked });
            }}
          />
          <Label labelFor="locked">Lock: only admins may change how the score is made</Label>
        </Inline>
      ) : null}
      <PreviewTable preview={form.preview} />
      <SaveOutcome
        save={form.save}
        what="the settings"
        savedWords="The new settings count from now on. The board keeps the earlier ones and can go back."
        onReload={onReload}
      />
      {whyNot === null ? <Buttons form={form} /> : null}
      <Text size="small" color="color.text.subtle">
        {`Version ${String(base.version)}, changed ${formats.age(base.updatedAt)} by ${base.updatedBy}`}
      </Text>
    </Stack>
  );
};
