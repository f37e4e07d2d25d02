/** The head of a table whose columns are known by their titles. */
export const headOf = (titles: readonly string[]) => ({
  cells: titles.map((content) => ({ key: content, content })),
});

/** A row of a table, its cells from the first column on. */
export const rowOf = <Content>(key: string, contents: readonly Content[]) => ({
  key,
  cells: contents.map((content, index) => ({ key: String(index), content })),
});
