import { SectionMessage, Select, Text, TextArea, Textfield } from '@forge/react';
import type { Data, epics } from '@valora/contracts';
import React from 'react';
import { problemsOf, type Failure } from '../shared/call-backend';
import { Field, typedOf } from '../shared/field';
import type { Draft } from './use-epic';

type Preview = Data<typeof epics.preview>;

/** The draft as fields hold it: children one per line. */
export interface TypedEpic {
  readonly projectKey: string;
  readonly summary: string;
  readonly description: string;
  readonly children: string;
}

export const typedEpicOf = ({ draft }: Preview): TypedEpic => ({
  projectKey: draft.projectKey,
  summary: draft.summary,
  description: draft.description,
  children: draft.children.map(({ summary }) => summary).join('\n'),
});

export const draftOf = (typed: TypedEpic): Draft => ({
  projectKey: typed.projectKey.trim(),
  summary: typed.summary.trim(),
  description: typed.description,
  children: typed.children
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((summary) => ({ summary })),
});

/** What keeps a draft from being sent, by field. */
export const draftProblems = (
  draft: Draft,
): Readonly<Record<'projectKey' | 'summary' | 'children', string[]>> => ({
  projectKey: /^[A-Z][A-Z0-9_]{1,29}$/.test(draft.projectKey)
    ? []
    : ['Choose a project, or give its key such as PROJ.'],
  summary: draft.summary === '' ? ['Give the epic a summary.'] : [],
  children: (draft.children ?? []).length > 50 ? ['At most 50 children, one per line.'] : [],
});

interface EpicFormProps {
  readonly preview: Preview;
  readonly typed: TypedEpic;
  readonly onType: (typed: TypedEpic) => void;
  readonly wasTried: boolean;
  readonly failure: Failure | null;
}

/** The epic as it will stand in Jira, every part of it changeable. */
export const EpicForm = ({ preview, typed, onType, wasTried, failure }: EpicFormProps) => {
  const own = draftProblems(draftOf(typed));
  const problems = (field: keyof typeof own) => [
    ...(wasTried ? own[field] : []),
    ...problemsOf(failure, `items.0.draft.${field}`),
  ];
  const type = (part: Partial<TypedEpic>) => {
    onType({ ...typed, ...part });
  };
  const options = preview.projects.map(({ key, name }) => ({ label: `${name} (${key})`, value: key }));
  return (
    <>
      {preview.trackerConnected ? null : (
        <SectionMessage appearance="warning" title="Valora cannot write to Jira yet">
          <Text>You can ask for the epic; it is created once an admin has connected Jira.</Text>
        </SectionMessage>
      )}
      {preview.trackerProblem === null ? null : <Text>{preview.trackerProblem}</Text>}
      <Field id="project" label="Project" isRequired problems={problems('projectKey')}>
        {options.length === 0 ? (
          <Textfield
            id="project"
            defaultValue={typed.projectKey}
            isInvalid={problems('projectKey').length > 0}
            onChange={(event) => {
              type({ projectKey: typedOf(event) });
            }}
          />
        ) : (
          <Select
            inputId="project"
            options={options}
            value={options.find(({ value }) => value === typed.projectKey) ?? null}
            isInvalid={problems('projectKey').length > 0}
            onChange={(chosen: { value: string } | null) => {
              type({ projectKey: chosen?.value ?? '' });
            }}
          />
        )}
      </Field>
      <Field id="summary" label="Summary" isRequired problems={problems('summary')}>
        <Textfield
          id="summary"
          defaultValue={typed.summary}
          maxLength={255}
          isInvalid={problems('summary').length > 0}
          onChange={(event) => {
            type({ summary: typedOf(event) });
          }}
        />
      </Field>
      <Field id="description" label="Description">
        <TextArea
          id="description"
          defaultValue={typed.description}
          minimumRows={10}
          onChange={(event) => {
            type({ description: typedOf(event) });
          }}
        />
      </Field>
      <Field
        id="children"
        label="Children"
        hint="One per line; each becomes an issue below the epic. Leave it empty for none."
        problems={problems('children')}
      >
        <TextArea
          id="children"
          defaultValue={typed.children}
          minimumRows={3}
          onChange={(event) => {
            type({ children: typedOf(event) });
          }}
        />
      </Field>
    </>
  );
};
