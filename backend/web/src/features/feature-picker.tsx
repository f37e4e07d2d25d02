import { boardApi } from '@valora/board';
import type { FeatureRow } from '@valora/contracts';
import { useState } from 'react';
import { Picker } from '../ui/picker.js';
import { useDebounced } from '../ui/use-debounced.js';

const limit = 8;

export interface FeaturePickerProps {
  readonly label: string;
  readonly chosenId: string | null;
  readonly onChoose: (feature: FeatureRow) => void;
  /** Features that are no choice any more. */
  readonly without?: readonly string[];
}

/** Finds a feature by words of its key, title or description. */
export const FeaturePicker = ({ label, chosenId, onChoose, without = [] }: FeaturePickerProps) => {
  const [search, setSearch] = useState('');
  const asked = useDebounced(search.trim());
  const { data, isFetching } = boardApi.useListFeaturesQuery({
    query: { limit, ...(asked === '' ? {} : { search: asked }) },
  });
  const features = (data?.items ?? []).filter(({ id }) => !without.includes(id));
  return (
    <Picker
      label={label}
      hint="Words of its key, title or description."
      search={search}
      onSearch={setSearch}
      options={features.map(({ id, key, title, status }) => ({
        id,
        title: `${key} ${title}`,
        note: status.replace('_', ' '),
      }))}
      chosenId={chosenId}
      onChoose={(id) => {
        const feature = features.find((candidate) => candidate.id === id);
        if (feature) onChoose(feature);
      }}
      isLoading={isFetching}
    />
  );
};
