/**
 * The invented product is Fieldmoor: scheduling, visits and contracts for companies that maintain lifts, boilers, cold rooms and
 * whatever else must not stand still. Its people are dispatchers, technicians, service managers, the back office, and the
 * facility managers at the customers.
 */
export const sampleProduct = {
  currency: 'EUR',
  /** Euro for one person-day of the invented team. */
  dayRateEur: 640,
  keyPrefix: 'FM',
} as const;

/** The invented product team; each kind of input has one author, as in most teams. */
export const sampleAuthors = {
  scores: 'Maren Oyelaran',
  points: 'Tobias Renner',
  value: 'Lucía Prieto',
  survey: 'Henk Dijkstra',
} as const;
