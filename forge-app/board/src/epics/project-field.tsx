import { Select, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';

interface ProjectFieldProps {
  readonly projects: readonly { readonly key: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly problems: readonly string[];
}

/** Project of the epic: chosen where the tracker told us its projects, typed where it did not. */
export const ProjectField = ({ projects, value, onChange, problems }: ProjectFieldProps) => (
  <Field label="Jira project" isRequired problems={problems}>
    {(binding) =>
      projects.length === 0 ? (
        <TextInput
          {...binding}
          value={value}
          onChange={(event) => {
            onChange(event.target.value.trim().toUpperCase());
          }}
        />
      ) : (
        <Select
          {...binding}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">Choose…</option>
          {projects.map(({ key, name }) => (
            <option key={key} value={key}>
              {`${name} (${key})`}
            </option>
          ))}
        </Select>
      )
    }
  </Field>
);
