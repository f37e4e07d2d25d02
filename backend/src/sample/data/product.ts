/** The invented product whose backlog the sample shows. */
export const sampleProduct = {
  name: 'Fieldmoor',
  pitch:
    'Scheduling, visits and contracts for companies that maintain lifts, boilers, cold rooms and everything else that must not stand still.',
  personas: [
    'dispatcher',
    'technician',
    'service manager',
    'back office',
    'facility manager at the customer',
  ],
  currency: 'EUR',
  keyPrefix: 'FM',
} as const;

/** The invented product team; each kind of input has one author, as in most teams. */
export const sampleAuthors = {
  scores: 'Maren Oyelaran',
  points: 'Tobias Renner',
  value: 'Lucía Prieto',
  survey: 'Henk Dijkstra',
} as const;
