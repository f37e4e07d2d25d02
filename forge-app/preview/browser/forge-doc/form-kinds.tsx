import Button, { LinkButton } from '@atlaskit/button/new';
import { ButtonGroup } from '@atlaskit/button';
import Checkbox from '@atlaskit/checkbox';
import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import { Radio, RadioGroup } from '@atlaskit/radio';
import Select from '@atlaskit/select';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import Toggle from '@atlaskit/toggle';
import { useState, type ReactNode } from 'react';
import { fault } from '../faults.js';
import { glyphs } from './icons.js';
import { kind, type Drawn, type Kind } from './kind.js';
import { drawValue } from './text-kinds.js';

const heard = 'onChange onBlur onFocus';
const field = 'id isRequired isDisabled isInvalid value aria-invalid aria-labelledby name testId';

const button = ({ props, children }: Drawn): ReactNode => {
  const { iconBefore, iconAfter, ...rest } = props as { iconBefore?: string; iconAfter?: string };
  for (const name of [iconBefore, iconAfter])
    if (name !== undefined && glyphs[name] === undefined) fault(`the host draws no icon "${name}" yet`);
  return (
    <Button
      {...rest}
      {...(iconBefore === undefined ? {} : { iconBefore: glyphs[iconBefore] as never })}
      {...(iconAfter === undefined ? {} : { iconAfter: glyphs[iconAfter] as never })}
    >
      {children}
    </Button>
  );
};

/**
 * Typing goes on at once, although the screen’s answer to it comes later: so does the platform’s renderer, which keeps
 * the field’s text beside the app’s state.
 */
const Typed = ({ value, onChange, Field, ...rest }: Record<string, unknown>) => {
  const [typed, setTyped] = useState<unknown>(value);
  const [known, setKnown] = useState<unknown>(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const Drawn = Field as typeof Textfield;
  return (
    <Drawn
      {...rest}
      {...(value === undefined ? {} : { value: typed as string })}
      onChange={(event) => {
        setTyped((event.target as HTMLInputElement).value);
        if (typeof onChange === 'function') (onChange as (event: unknown) => void)(event);
      }}
    />
  );
};

const multi = ({ props }: Drawn): ReactNode => {
  const { options, value, onChange, name, isDisabled, defaultValue } = props as {
    options: { label: string; value: string; isDisabled?: boolean }[];
    value?: string[];
    defaultValue?: string[];
    name: string;
    isDisabled?: boolean;
    onChange?: (values: string[]) => void;
  };
  const chosen = value ?? defaultValue ?? [];
  return (
    <div>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          name={name}
          label={option.label}
          isDisabled={option.isDisabled ?? isDisabled ?? false}
          {...(value === undefined
            ? { defaultChecked: chosen.includes(option.value) }
            : { isChecked: chosen.includes(option.value) })}
          onChange={({ target }) => {
            const others = chosen.filter((one) => one !== option.value);
            onChange?.(target.checked ? [...others, option.value] : others);
          }}
        />
      ))}
    </div>
  );
};

const Form = ({ onSubmit, children }: { onSubmit?: () => unknown; children: ReactNode }) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      void onSubmit?.();
    }}
  >
    {children}
  </form>
);

const pressable =
  'appearance autoFocus isDisabled isSelected onBlur onClick onFocus testId shouldFitContainer';
const selected =
  'appearance autoFocus closeMenuOnScroll closeMenuOnSelect defaultInputValue defaultMenuIsOpen defaultValue inputId inputValue isClearable isLoading isMulti isSearchable menuIsOpen openMenuOnFocus onInputChange options placeholder spacing';

/** Buttons and fields. */
export const formKinds: Readonly<Record<string, Kind>> = {
  Button: kind(`${pressable} type iconBefore iconAfter spacing`, button),
  LoadingButton: kind(`${pressable} type spacing isLoading`, ({ props, children }) => (
    <Button {...props}>{children}</Button>
  )),
  LinkButton: kind(`${pressable} target href spacing`, ({ props, children }) => (
    <LinkButton {...props}>{children}</LinkButton>
  )),
  ButtonGroup: kind('testId label titleId appearance', ({ props, children }) => (
    <ButtonGroup {...props}>{children}</ButtonGroup>
  )),
  Form: kind('onSubmit', ({ props, children }) => <Form {...props}>{children}</Form>),
  FormHeader: kind('title description', ({ props, children }) => (
    <FormHeader {...props}>{children}</FormHeader>
  )),
  FormSection: kind('title description', ({ props, children }) => (
    <FormSection {...props}>{children}</FormSection>
  )),
  FormFooter: kind('align', ({ props, children }) => <FormFooter {...props}>{children}</FormFooter>),
  Label: kind('labelFor testId id', ({ props, children }) => (
    <Label htmlFor={props.labelFor as string} id={props.id} testId={props.testId}>
      {children}
    </Label>
  )),
  RequiredAsterisk: kind('', () => <RequiredAsterisk />),
  HelperMessage: kind('testId', ({ props, children }) => (
    <HelperMessage {...props}>{children}</HelperMessage>
  )),
  ErrorMessage: kind('testId', ({ props, children }) => <ErrorMessage {...props}>{children}</ErrorMessage>),
  ValidMessage: kind('testId', ({ props, children }) => <ValidMessage {...props}>{children}</ValidMessage>),
  Textfield: kind(
    `appearance elemAfterInput elemBeforeInput isCompact autoFocus isReadOnly isMonospaced placeholder width type defaultValue min max step maxLength minLength pattern aria-label ${field} ${heard}`,
    ({ props, draw }) => (
      <Typed
        {...props}
        Field={Textfield}
        elemAfterInput={drawValue(props.elemAfterInput, draw)}
        elemBeforeInput={drawValue(props.elemBeforeInput, draw)}
      />
    ),
  ),
  TextArea: kind(
    `appearance defaultValue isCompact isMonospaced isReadOnly maxHeight minimumRows placeholder resize spellCheck maxLength minLength autoFocus ${field} ${heard}`,
    ({ props }) => <Typed {...props} Field={TextArea} />,
  ),
  Select: kind(`${selected} ${field} ${heard}`, ({ props }) => (
    <Select {...props} menuPosition="fixed" classNamePrefix="host-select" />
  )),
  Checkbox: kind(`defaultChecked isChecked isIndeterminate label ${field} ${heard}`, ({ props }) => (
    <Checkbox {...props} />
  )),
  CheckboxGroup: kind('defaultValue isDisabled name onChange options value', multi),
  Radio: kind(`label isChecked ariaLabel onInvalid ${field} ${heard}`, ({ props }) => <Radio {...props} />),
  RadioGroup: kind(`defaultValue options onInvalid ${field} onChange`, ({ props }) => (
    <RadioGroup {...props} />
  )),
  Toggle: kind(`size defaultChecked isChecked label ${field} ${heard}`, ({ props }) => <Toggle {...props} />),
  Range: kind(`defaultValue max min step ${field} ${heard}`, ({ props }) => {
    const { onChange, testId: _testId, isRequired: _r, isInvalid: _i, ...rest } = props;
    return (
      <input
        type="range"
        {...rest}
        onChange={({ target }) => (onChange as ((value: number) => void) | undefined)?.(Number(target.value))}
      />
    );
  }),
};
