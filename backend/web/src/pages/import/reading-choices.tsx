import { Field, Select } from '@valora/board';
import type { ImportPreview } from '@valora/contracts';
import formStyles from '../../forms/form.module.css';

export interface Reading {
  readonly dateOrder: ImportPreview['dateOrder'];
  readonly decimalMark: ImportPreview['decimalMark'];
}

export interface ReadingChoicesProps {
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

const dateOrders = [
  { value: 'dmy', label: '3 April: day first' },
  { value: 'mdy', label: '4 March: month first' },
  { value: 'ymd', label: '2003, 4 and 26: year first' },
] as const;
const decimalMarks = [
  { value: '.', label: 'a point, as in 1,250.5' },
  { value: ',', label: 'a comma, as in 1.250,5' },
] as const;

/** How dates and numbers of the file are read, where it could be either way. */
export const ReadingChoices = ({ reading, onChange }: ReadingChoicesProps) => (
  <div className={formStyles.pair}>
    <Field label="A date such as 03/04/26 is">
      {(binding) => (
        <Select
          {...binding}
          value={reading.dateOrder}
          onChange={(event) => {
            const chosen = dateOrders.find(({ value }) => value === event.target.value);
            if (chosen) onChange({ ...reading, dateOrder: chosen.value });
          }}
        >
          {dateOrders.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
    <Field label="Numbers have">
      {(binding) => (
        <Select
          {...binding}
          value={reading.decimalMark}
          onChange={(event) => {
            const chosen = decimalMarks.find(({ value }) => value === event.target.value);
            if (chosen) onChange({ ...reading, decimalMark: chosen.value });
          }}
        >
          {decimalMarks.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  </div>
);
