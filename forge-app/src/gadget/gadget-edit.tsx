import { requestJira, view } from '@forge/bridge';
import { Button, HelperMessage, Select, Stack, Textfield } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { Field, typedOf } from '../shared/field';
import type { Place } from '../shared/place';
import { Surface } from '../shared/surface';
import { counts, readSettings, usualCount } from './settings';

interface Choice {
  readonly label: string;
  readonly value: string;
}
type Projects =
  { readonly state: 'loading' | 'failed' } | { readonly state: 'found'; readonly choices: Choice[] };

const mostProjects = 50;

/** Projects the person may browse, by name; a few letters narrow them down where there are more. */
const findProjects = async (words: string): Promise<Choice[]> => {
  const query = new URLSearchParams({ maxResults: String(mostProjects), orderBy: 'name' });
  if (words !== '') query.set('query', words);
  const response = await requestJira(`/rest/api/3/project/search?${query.toString()}`);
  if (!response.ok) throw new Error(`Jira answered ${String(response.status)}`);
  const { values } = (await response.json()) as { values: { id: string; key: string; name: string }[] };
  return values.map(({ id, key, name }) => ({ label: `${name} (${key})`, value: id }));
};

const useProjects = (words: string): Projects => {
  const [projects, setProjects] = useState<Projects>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    findProjects(words.trim()).then(
      (choices) => {
        if (isWanted) setProjects({ state: 'found', choices });
      },
      () => {
        if (isWanted) setProjects({ state: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [words]);
  return projects;
};

const countChoices = counts.map((count) => ({ label: String(count), value: String(count) }));

const Form = ({ place }: { readonly place: Place }) => {
  const kept = readSettings(place.extension['gadgetConfiguration']);
  const [words, setWords] = useState('');
  const projects = useProjects(words);
  const [project, setProject] = useState<Choice | null>(
    kept && { label: kept.projectName || kept.projectId, value: kept.projectId },
  );
  const [count, setCount] = useState<Choice>({
    label: String(kept?.count ?? usualCount),
    value: String(kept?.count ?? usualCount),
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const found = projects.state === 'found' ? projects.choices : [];
  const problems = [
    ...(projects.state === 'failed' ? ['Jira did not name its projects. Close this and open it again.'] : []),
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
          isLoading={projects.state === 'loading'}
          isInvalid={problem !== null}
          placeholder="Choose a project"
          onChange={(chosen: Choice | null) => {
            setProject(chosen);
            setProblem(null);
          }}
        />
        {projects.state === 'found' && found.length === 0 ? (
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
