import type { StoredSettings } from '@valora/contracts';
import { useState } from 'react';
import { useUpdateRankingSettingsMutation } from '../data/hooks.js';
import { useSession, useWhyNot } from '../page/session-context.js';
import { useUndo } from '../page/use-undo.js';
import { asApiFailure } from '../transport/api-error.js';
import { useNotify } from '../ui/notices.js';
import { isSameOrder } from './same-order.js';
import { readSettings, toSettingsDraft, type SettingsDraft } from './settings-draft.js';
import { useWhatIf } from './use-what-if.js';

const lockedWords = 'The formula is locked; only admins can change how the score is made.';

const useWhyReadOnly = (stored: StoredSettings): string | null => {
  const { role } = useSession();
  const whyNot = useWhyNot('rankings.configure');
  return whyNot ?? (stored.locked && role !== 'admin' ? lockedWords : null);
};

/** The state of the settings form: what was typed, what it would change, and what others saved meanwhile. */
export const useSettingsForm = (stored: StoredSettings) => {
  // Where the form started from: what others save meanwhile is a conflict to show, never overwritten unseen.
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => toSettingsDraft(stored));
  const [locked, setLocked] = useState(stored.locked);
  const [update, { isLoading, error, reset }] = useUpdateRankingSettingsMutation();
  const { tell } = useNotify();
  const undo = useUndo();
  const read = readSettings(draft);
  const settings = 'settings' in read ? read.settings : null;
  const isOtherOrder = settings === null || !isSameOrder(settings, base);
  const whatIf = useWhatIf(isOtherOrder ? settings : null);
  const problems = { ...('problems' in read ? read.problems : {}), ...whatIf.problems };
  const isChanged = isOtherOrder || locked !== base.locked;
  const isBehind = stored.version > base.version;

  const save = async () => {
    if (!settings) return;
    const { data } = await update({ ifMatch: base.version, body: { ...settings, locked } });
    if (!data) return;
    setBase(data);
    tell({ kind: 'done', text: 'The new settings count from now on.', action: { label: 'Undo', run: undo } });
  };
  return {
    draft,
    locked,
    problems,
    whatIf,
    isOtherOrder,
    isChanged,
    isBehind,
    isReadable: settings !== null,
    isSaving: isLoading,
    canSave: isChanged && !isBehind && Object.keys(problems).length === 0,
    failure: error ? asApiFailure(error) : null,
    whyReadOnly: useWhyReadOnly(stored),
    put: (part: Partial<SettingsDraft>) => {
      setDraft((now) => ({ ...now, ...part }));
    },
    setLocked,
    save: () => void save(),
    loadTheirs: () => {
      setBase(stored);
      setDraft(toSettingsDraft(stored));
      setLocked(stored.locked);
      reset();
    },
    keepMine: () => {
      setBase(stored);
      reset();
    },
  };
};
