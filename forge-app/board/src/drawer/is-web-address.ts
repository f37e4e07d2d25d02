/** Only web addresses become links: what customers sent may hold anything. */
export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);
