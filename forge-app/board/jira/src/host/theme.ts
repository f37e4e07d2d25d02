import { applyTheme, type ColorMode } from '@valora/board';

/** One variable of each set of tokens the board draws with: colour, space, type. */
const needed = ['--ds-text', '--ds-space-100', '--ds-font-body'];

const isThemed = (): boolean => {
  const styles = getComputedStyle(document.documentElement);
  return needed.every((name) => styles.getPropertyValue(name) !== '');
};

/** Jira’s own theme, which follows the person’s choice; where a host gives none, or not all of it, Valora’s. */
export const startTheme = async (enable: () => Promise<void>, colorMode: ColorMode): Promise<void> => {
  await enable().catch(() => undefined);
  if (!isThemed()) await applyTheme(colorMode);
};
