/** One spelling per company: composed characters, single spaces. Case is kept and compared by the database. */
export const tidyCompanyName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');
