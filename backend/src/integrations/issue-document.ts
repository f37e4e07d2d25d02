export interface Page {
  readonly issues: readonly unknown[];
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Pages of a search as one JSON document in the form of a single answer of `search/jql`, piece by piece. The names of
 * the fields come first, from the first page, so that a reader knows them before the issues.
 */
export async function* issueDocument(pages: AsyncIterable<Page>): AsyncGenerator<string, void> {
  let separator = '';
  let isOpen = false;
  for await (const { issues, names } of pages) {
    if (!isOpen) yield `{"names":${JSON.stringify(names)},"issues":[`;
    isOpen = true;
    for (const issue of issues) {
      yield `${separator}${JSON.stringify(issue)}`;
      separator = ',\n';
    }
  }
  yield isOpen ? ']}' : '{"issues":[]}';
}
