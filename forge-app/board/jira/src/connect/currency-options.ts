/** Every currency the browser knows, by code and name. */
export const currencyOptions = (
  locale: string,
  between = ' · ',
): readonly { value: string; label: string }[] => {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code}${between}${names.of(code) ?? code}`,
  }));
};
