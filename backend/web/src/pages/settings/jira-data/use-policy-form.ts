import { asApiFailure, boardApi, carriesText } from '@valora/board';
import { dataPolicyBody, type DataPolicy } from '@valora/contracts';
import { useState } from 'react';
import type { z } from 'zod';
import { useNotices } from '../../../ui/notices.js';

type Draft = z.input<typeof dataPolicyBody>;

const toDraft = ({ mode, fields, storyPointsField, rules, writeScores }: DataPolicy): Draft => ({
  mode,
  fields,
  storyPointsField,
  rules,
  writeScores,
});

const words = (typed: string): string[] => typed.split(/[\s,;]+/).filter((word) => word !== '');

/** What was chosen for a project; what may no longer leave is asked about before it is removed. */
export const usePolicyForm = (policy: DataPolicy, onDone: () => void) => {
  // Where the form started from: a change of others is refused by its version, never overwritten unseen.
  const [base] = useState(policy);
  const [draft, setDraft] = useState(() => toDraft(policy));
  const [ownFields, setOwnFields] = useState(() =>
    policy.fields.filter((field) => field.startsWith('customfield_')).join(', '),
  );
  const [isAsking, setAsking] = useState(false);
  const [save, { isLoading, error }] = boardApi.useSetDataPolicyMutation();
  const notices = useNotices();
  const chosen = draft.fields.filter((field) => !field.startsWith('customfield_'));
  const fields =
    draft.mode === 'numbers_only'
      ? chosen.filter((field) => !carriesText(field))
      : [...chosen, ...words(ownFields)];
  const body: Draft = { ...draft, fields };
  const parsed = dataPolicyBody.safeParse(body);
  const problem = (field: string): string[] =>
    parsed.success
      ? []
      : parsed.error.issues.filter(({ path }) => path[0] === field).map(({ message }) => message);
  const narrows =
    (body.mode === 'numbers_only' && base.mode !== 'numbers_only') ||
    base.fields.some((field) => !body.fields.includes(field));
  const store = async () => {
    if (!parsed.success) return;
    const { data } = await save({
      params: { projectId: base.projectId },
      ifMatch: base.version,
      body: parsed.data,
    });
    setAsking(false);
    if (!data) return;
    notices.done(`What may leave ${base.projectKey} is changed.`);
    onDone();
  };
  return {
    draft,
    chosen,
    ownFields,
    setOwnFields,
    isAsking,
    isSaving: isLoading,
    failure: error ? asApiFailure(error) : null,
    canSave: parsed.success && !isLoading,
    problemsOf: problem,
    put: (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    submit: () => {
      if (narrows) setAsking(true);
      else void store();
    },
    confirm: () => void store(),
    cancel: () => setAsking(false),
  };
};
