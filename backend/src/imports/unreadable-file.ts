export type UnreadableCode =
  | 'empty_file'
  | 'not_text'
  | 'spreadsheet_file'
  | 'markup_file'
  | 'header_unreadable'
  | 'no_issues'
  | 'bad_mapping'
  | 'title_column_missing';

/** The file as a whole cannot be imported; the message goes on from “… cannot be imported: ” and is safe to show. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    readonly code: UnreadableCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
