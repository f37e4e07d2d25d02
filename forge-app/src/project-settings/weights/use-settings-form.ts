import type { RankingSettings, StoredSettings } from '@valora/contracts';
import { useState } from 'react';
import { isSameOrder } from '../../../board/src/weights/same-order';
import { useAction } from '../../shared/use-action';
import { previewRanking, saveSettings } from '../settings-api';
import { readSettings, toSettingsDraft, type SettingsDraft } from './settings-draft';

/** What was typed, what it would move, and whether it may be saved: an order is saved only after its moves were seen. */
export const useSettingsForm = (projectId: string, stored: StoredSettings) => {
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => toSettingsDraft(stored));
  const preview = useAction((settings: RankingSettings) => previewRanking(projectId, settings));
  const save = useAction((settings: RankingSettings) =>
    saveSettings(projectId, base.version, { ...settings, locked: draft.locked }),
  );
  const read = readSettings(draft);
  const settings = 'settings' in read ? read.settings : null;
  const isOtherOrder = settings !== null && !isSameOrder(settings, base);
  const isChanged = isOtherOrder || draft.locked !== base.locked;

  const store = async () => {
    if (settings === null) return;
    const answer = await save.start(settings);
    if (!answer?.ok) return;
    setBase(answer.data);
    setDraft(toSettingsDraft(answer.data));
    preview.clear();
  };
  return {
    base,
    draft,
    problems: 'problems' in read ? read.problems : {},
    preview,
    save,
    canPreview: isOtherOrder && !preview.isPending,
    canSave: settings !== null && isChanged && (!isOtherOrder || preview.now.state === 'done'),
    put: (part: Partial<SettingsDraft>) => {
      preview.clear();
      save.clear();
      setDraft((now) => ({ ...now, ...part }));
    },
    look: () => {
      if (settings !== null) void preview.start(settings);
    },
    store: () => void store(),
  };
};
export type SettingsForm = ReturnType<typeof useSettingsForm>;
