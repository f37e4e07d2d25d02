import { Box, Button, ErrorMessage, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { CriterionDraft } from '../../../board/src/weights/criterion-draft';
import { criterionNames, newCriterion } from '../../../board/src/weights/new-criterion';
import { inputLabel } from '../../shared/words';
import { ChoiceField, LineField } from '../fields';
import type { DraftProblems } from './settings-draft';

interface CriteriaEditorProps {
  readonly criteria: readonly CriterionDraft[];
  readonly problems: DraftProblems;
  readonly isDisabled: boolean;
  readonly onChange: (criteria: readonly CriterionDraft[]) => void;
}

/** Everything a criterion can read. */
const criterionOptions = criterionNames.map((value) => ({ value, label: inputLabel(value) }));

const scaleOptions = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Logarithmic' },
] as const;

interface CriterionRowProps {
  readonly index: number;
  readonly criterion: CriterionDraft;
  readonly problems: DraftProblems;
  readonly isDisabled: boolean;
  readonly onPut: (part: Partial<CriterionDraft>) => void;
  readonly onRemove: () => void;
}

const numberFields = [
  { field: 'weight', label: 'Weight' },
  { field: 'anchorLow', label: 'Scores 0 at' },
  { field: 'anchorHigh', label: 'Scores 100 at' },
] as const;

const CriterionRow = ({ index, criterion, problems, isDisabled, onPut, onRemove }: CriterionRowProps) => {
  const problem = (field: string) => problems[`criteria.${String(index)}.${field}`];
  const id = (field: string) => `criterion-${String(index)}-${field}`;
  return (
    <Stack space="space.050">
      <Inline space="space.150" alignBlock="end" shouldWrap>
        <LineField
          id={id('label')}
          label={`Criterion ${String(index + 1)}: ${inputLabel(criterion.name)}`}
          value={criterion.label}
          problem={problem('label')}
          isDisabled={isDisabled}
          onChange={(label) => {
            onPut({ label });
          }}
        />
        {numberFields.map(({ field, label }) => (
          <Box key={field} xcss={{ width: '110px' }}>
            <LineField
              id={id(field)}
              label={label}
              value={criterion[field]}
              problem={problem(field)}
              isDisabled={isDisabled}
              onChange={(value) => {
                onPut({ [field]: value });
              }}
            />
          </Box>
        ))}
        <Box xcss={{ width: '150px' }}>
          <ChoiceField
            id={id('scale')}
            label="Scale"
            value={criterion.scale}
            options={scaleOptions}
            problem={problem('scale')}
            isDisabled={isDisabled}
            onChange={(scale) => {
              onPut({ scale });
            }}
          />
        </Box>
        <Button appearance="subtle" isDisabled={isDisabled} onClick={onRemove}>
          {`Remove ${criterion.label === '' ? inputLabel(criterion.name) : criterion.label}`}
        </Button>
      </Inline>
    </Stack>
  );
};

/** Criteria with weight and the two fixed values between which they score from 0 to 100. */
export const CriteriaEditor = ({ criteria, problems, isDisabled, onChange }: CriteriaEditorProps) => {
  const free = criterionOptions.filter(({ value }) => !criteria.some(({ name }) => name === value));
  return (
    <Stack space="space.150">
      <Text>
        Anchors are fixed: another feature never moves a score. Where less is better, the value that scores
        100 is the smaller one.
      </Text>
      {criteria.map((criterion, index) => (
        <CriterionRow
          key={criterion.name}
          index={index}
          criterion={criterion}
          problems={problems}
          isDisabled={isDisabled}
          onPut={(part) => {
            onChange(criteria.map((one, at) => (at === index ? { ...one, ...part } : one)));
          }}
          onRemove={() => {
            onChange(criteria.filter((_, at) => at !== index));
          }}
        />
      ))}
      {problems['criteria'] === undefined ? null : <ErrorMessage>{problems['criteria']}</ErrorMessage>}
      {isDisabled || free.length === 0 ? null : (
        <Box xcss={{ width: '280px' }}>
          <ChoiceField
            id="add-criterion"
            label="Add a criterion"
            value=""
            options={free}
            onChange={(name) => {
              onChange([...criteria, newCriterion(name)]);
            }}
          />
        </Box>
      )}
    </Stack>
  );
};
