import { view } from '@forge/bridge';
import { Button, HelperMessage, Select, Stack, Textfield } from '@forge/react';
import React, { useState } from 'react';
import { Field, typedOf } from '../shared/field';
import type { Place } from '../shared/place';
import { Surface } from '../shared/surface';
import { mostProjects, useJiraProjects } from '../shared/use-jira-projects';
import { counts, readSettings, usualCount } from './settings';

interface Choice {
  readonly label: string;
  readonly value: string;
}
const countChoices = counts.map((count) => ({ label: String(count), value: String(count) }));

const Form = ({ place }: { readonly place: Place }) => {
  const kept = readSettings(place.extension['gadgetConfiguration']);
  const [words, setWords] = useState('');
  const projects = useJiraProjects(words.trim(), 'name');
  const [project, setProject] = useState<Choice | null>(
    kept && { label: kept.projectName || kept.projectId, value: kept.projectId },
  );
  const [count, setCount] = useState<Choice>({
    label: String(kept?.count ?? usualCount),
    value: String(kept?.count ?? usualCount),
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const found: Choice[] =
    projects?.state === 'ready'
      ? projects.projects.map(({ id, key, name }) => ({ label: `${name} (${key})`, value: id }))
      : [];
  const problems = [
    ...(projects?.state === 'failed'
      ? ['Jira did not name its projects. Close this and open it again.']
      : []),
    ...(problem === null ? [] : [problem]),
  ];

  const save = async () => {
    if (project === null) {
      setProblem('Choose a project.');
      return;
    }
    setIsSaving(true);
    try {
      await view.submit({ projectId: project.value, projectName: project.label, count: Number(count.value) });
    } catch {
      setProblem('Jira did not save it. Try again.');
    }
    setIsSaving(false);
  };

  return (
    <Stack space="space.200" alignInline="stretch">
      {found.length === mostProjects || words !== '' ? (
        <Field id="words" label="Find a project by name or key">
          <Textfield
            id="words"
            defaultValue={words}
            onChange={(event) => {
              setWords(typedOf(event));
            }}
          />
        </Field>
      ) : null}
      <Field id="project" label="Project" isRequired problems={problems}>
        <Select
          inputId="project"
          options={found}
          value={project}
          isLoading={projects === null}
          isInvalid={problem !== null}
          placeholder="Choose a project"
          onChange={(chosen: Choice | null) => {
            setProject(chosen);
            setProblem(null);
          }}
        />
        {projects?.state === 'ready' && found.length === 0 ? (
          <HelperMessage>No project with these words that you may browse.</HelperMessage>
        ) : null}
      </Field>
      <Field id="count" label="How many issues">
        <Select
          inputId="count"
          options={countChoices}
          value={count}
          onChange={(chosen: Choice | null) => {
            if (chosen) setCount(chosen);
          }}
        />
      </Field>
      <Stack alignInline="start">
        <Button appearance="primary" isDisabled={isSaving} onClick={() => void save()}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
      </Stack>
    </Stack>
  );
};

/** Where a person says which project and how many issues a gadget shows. */
export const GadgetEdit = () => <Surface>{(place) => <Form place={place} />}</Surface>;
