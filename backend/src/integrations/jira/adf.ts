/** The part of the Atlassian Document Format we write. Source: developer.atlassian.com/cloud/jira/platform/apis/document/structure */
export interface AdfText {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly [{ readonly type: 'link'; readonly attrs: { readonly href: string } }];
}
export type AdfInline = AdfText | { readonly type: 'hardBreak' };
export interface AdfParagraph {
  readonly type: 'paragraph';
  readonly content: readonly AdfInline[];
}
export interface AdfListItem {
  readonly type: 'listItem';
  readonly content: readonly [AdfParagraph];
}
export type AdfBlock =
  | AdfParagraph
  | {
      readonly type: 'heading';
      readonly attrs: { readonly level: number };
      readonly content: readonly AdfInline[];
    }
  | { readonly type: 'bulletList' | 'orderedList'; readonly content: readonly AdfListItem[] };

export interface AdfDocument {
  readonly version: 1;
  readonly type: 'doc';
  readonly content: readonly AdfBlock[];
}

/** Jira refuses a text field over 32,767 characters; the margin is for what Jira adds when it stores the document. */
export const maxAdfCharacters = 32_000;
