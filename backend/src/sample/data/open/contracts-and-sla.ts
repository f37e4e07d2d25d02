import type { OpenTexts } from '../../texts.js';

export const openContractsAndSla: readonly OpenTexts[] = [
  {
    slug: 'site-hours',
    title: 'Service hours per site',
    description:
      'Reaction times count only within the site’s service hours and holidays: round the clock for a theatre, office hours for the library next door.',
    points: 5,
    valueEur: 14_500,
    rice: { reach: 240, impact: 2, confidence: 0.8, effort: 1 },
    status: 'planned',
    signals: [
      'southmere email -: Your countdown tells us we are four hours late for a library that opens at nine. The real alarms drown in it.',
      'fenholt slack: SLA clock runs on sundays for a contract that says mon–fri. we look terrible in our own report',
      'hebel interview: Half of the clinics pay for nights and half do not. The system treats them alike, so we serve them alike. Guess who profits.',
      'carrowmore support question: Can bank holidays of the Republic and of the North differ? Ours do.',
    ],
  },
  {
    slug: 'penalty-forecast',
    title: 'What will this delay cost us?',
    description:
      'Jobs at risk show the penalty in euro that the contract would take, and the board can be sorted by it.',
    points: 8,
    valueEur: 17_500,
    opportunity: { importance: 8, satisfaction: 0.25 },
    dependsOn: ['site-hours'],
    signals: [
      'southmere interview: One late visit costs nothing, the next one costs eight hundred pounds, and on the board they are twins.',
      'glaswen email: Penalties are per cabinet and hour, capped per month. Once the cap is reached I should send people elsewhere. I would love to see that.',
      'verrazin slack: pénalités = 2 % of our turnover. nobody sees them before the invoice',
    ],
  },
  {
    slug: 'framework-contracts',
    title: 'Framework contracts over many sites',
    description:
      'One contract with prices and rules, hundreds of sites below it with their own dates, and changes that reach all or some.',
    points: 8,
    valueEur: 19_500,
    rice: { reach: 75, impact: 2, confidence: 0.8, effort: 2 },
    signals: [
      'nordhal email: One chain, 840 stores, one contract in reality and 840 in your system. A price change takes my colleague a fortnight.',
      'southmere support: Please tell me there is a way to add a clause to all 61 buildings of one trust.',
      'brisland interview: Corporations sign one paper. We then copy that paper four hundred times.',
      'meridian slack: new site under an existing deal = 25 fields by hand. all the same as the last one',
    ],
  },
  {
    slug: 'usage-based-visits',
    title: 'Maintenance by running hours',
    description:
      'Visits fall due by running hours, door cycles or starts reported by the machine instead of the calendar, with a ceiling from the law.',
    points: 13,
    valueEur: 28_000,
    rice: { reach: 130, impact: 3, confidence: 0.5, effort: 3 },
    dependsOn: ['building-bus'],
    signals: [
      'pellworm interview: One pump ran nine thousand hours last year, its neighbour eleven. They get the same visit on the same day.',
      'carrowmore email: Hours come out of telemetry anyway. We would pay for maintenance that listens to them.',
      'orchard-gate interview: A door at a parcel depot does a thousand cycles a day. One at a museum does six. Same contract, says the system.',
      'melktechnik slack: Melkmaschine zählt Stunden. Fieldmoor zählt Monate. Der Bauer zahlt nach Stunden',
      'duero email: The compressor maker gives warranty by running hours. If we cannot prove them the warranty goes to the competition.',
    ],
  },
  {
    slug: 'contract-templates',
    title: 'Contracts from a template',
    description:
      'New contracts start from a template with scope, prices and visit plan; only what differs is typed.',
    points: 3,
    valueEur: 3_200,
    signals: [
      'caldera slack: bronze silver gold. that’s it, that’s all the contracts we have',
      'tramonti email: Ogni caldaia ha lo stesso contratto. Lo scrivo da capo ogni volta.',
    ],
  },
  {
    slug: 'warranty-tracking',
    title: 'Warranty of machines and parts',
    description:
      'Start, end and terms of each warranty are known; a job on a covered part drafts the claim to the maker.',
    points: 5,
    valueEur: 12_800,
    rice: { reach: 330, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'laddning interview: We replaced sixty boards last year. Forty were under warranty. We claimed eleven, as finding the papers costs more than the board.',
      'caldera email: Seven years on the compressor if serviced yearly. When it dies in year six the maker asks for six reports on the same afternoon.',
      'wexcombe slack: inverter warranty runs out in march for 140 units and nobody has a list',
      'quayside support: Can a job tell the engineer the oven is still the maker’s problem?',
    ],
  },
  {
    slug: 'notice-dates',
    title: 'Dates of notice',
    description:
      'The day until which a contract may be cancelled is computed from its terms and shown to its owner.',
    points: 2,
    status: 'dropped',
    signals: [
      'glaswen email: A date of notice in the contract list would be nice to have. We manage without.',
    ],
  },
];
