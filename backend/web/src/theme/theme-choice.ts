export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const themeLabels = {
  auto: 'Like this device',
  light: 'Light',
  dark: 'Dark',
} as const satisfies Record<ThemeChoice, string>;

/** What was chosen before; anything unknown counts as `auto`. */
export const themeChoiceOf = (stored: string | null): ThemeChoice =>
  themeChoices.find((choice) => choice === stored) ?? 'auto';
