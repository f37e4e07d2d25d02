/** An answer with Jira's error collection. */
export class Refusal extends Error {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly messages: readonly string[];

  constructor(status: number, messages: readonly string[], fields: Readonly<Record<string, string>> = {}) {
    super(messages.join(' '));
    this.status = status;
    this.messages = messages;
    this.fields = fields;
  }
}
