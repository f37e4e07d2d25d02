/** What the day rate is for; the same words in the first run and in the settings. */
export const DayRateHelp = () => (
  <>
    What one day of one person costs you, all in: salary, taxes, workplace. Effort in days times this rate is
    the cost that a feature’s return is held against.
  </>
);
