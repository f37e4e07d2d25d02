import type { JiraLanguage } from './jira-names.js';
import { readHeader } from './read-header.js';

/** The language most column titles are known in; English where fewer than two are told apart from it. */
export const headerLanguage = (titles: readonly string[]): JiraLanguage | 'en' => {
  const votes = new Map<JiraLanguage, number>();
  for (const title of titles) {
    const language = readHeader(title)?.language ?? 'en';
    if (language !== 'en') votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 2 ? best[0] : 'en';
};
