import type { api, Data } from '@valora/contracts';

type Verification = Data<typeof api.identity.verifyAudit>;

export interface VerificationMessage {
  readonly tone: 'success' | 'danger';
  readonly title: string;
  readonly text: string;
}

/** The result of a verification in words; the head is what an outside anchor is compared with. */
export const verificationMessage = (result: Verification, locale: string): VerificationMessage => {
  const entries = `${result.entries.toLocaleString(locale)} ${result.entries === 1 ? 'entry' : 'entries'}`;
  if (result.intact) {
    return {
      tone: 'success',
      title: `Intact: ${entries}`,
      text: result.head === null ? 'The trail is still empty.' : `The newest hash is ${result.head}.`,
    };
  }
  const where =
    result.firstBadSeq === null ? '' : ` from entry ${result.firstBadSeq.toLocaleString(locale)} on`;
  return {
    tone: 'danger',
    title: `Broken${where}`,
    text: `${result.problem ?? 'The hashes do not match.'} Keep a copy of the database and find out who could write to it.`,
  };
};
