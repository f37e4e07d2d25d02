import type { DeliveredTexts } from '../../texts.js';

export const deliveredContractsAndSla: readonly DeliveredTexts[] = [
  {
    slug: 'recurring-visits',
    title: 'Maintenance visits that plan themselves',
    description:
      'A contract produces its visits for the year, spreads them over the calendar and moves them with the season, instead of one giant list on the first of January.',
    points: 13,
    valueEur: 40_000,
    delivery: {
      releasedDaysAgo: 880,
      effortDays: 26,
      valueEur: 15_500,
      note: 'Sold well, but the large accounts kept their own yearly plan and import it.',
    },
    signals: [
      'brisland email: Every January we generate 61,000 boiler checks in a spreadsheet and upload them in eleven parts. Part seven always fails.',
      'tamarind interview: Spring and autumn are the contract season, and on the first of March I get four hundred jobs due the same morning.',
      'brightwater slack: pool openings are april, closings october, I’d love to type that once and never again',
    ],
  },
  {
    slug: 'sla-countdown',
    title: 'Countdown to the promised time',
    description:
      'Jobs with a promised reaction or repair time show what is left of it, and turn amber before they turn red.',
    points: 5,
    valueEur: 15_000,
    delivery: {
      releasedDaysAgo: 809,
      effortDays: 12,
      valueEur: 3_800,
      note: 'Fewer penalties at three accounts; the rest have SLAs nobody enforces.',
    },
    signals: [
      'southmere interview: Four hours for a theatre, eight for a ward, three days for an office. All of it in my head, at 2 am.',
      'fenholt email -: We paid £3,100 in penalties last quarter. In each case someone was twenty minutes away and nobody knew.',
    ],
  },
  {
    slug: 'renewal-reminders',
    title: 'Remind us before a contract runs out',
    description:
      'Ninety, sixty and thirty days before its end a contract appears on the owner’s list with its margin so far.',
    points: 3,
    valueEur: 12_000,
    delivery: {
      releasedDaysAgo: 725,
      effortDays: 27,
      valueEur: 0,
      note: 'Contracts in this trade renew silently; the reminders were archived unread.',
    },
    signals: [
      'orchard-gate support: We found out that the warehouse park contract had lapsed in March. It was July.',
      'glaswen interview: Procurement rings us for the new price before we ring them. It should be the other way round.',
    ],
  },
  {
    slug: 'price-indexation',
    title: 'Yearly price adjustment by index',
    description:
      'Contracts with an index clause get a proposed new price and a letter when the statistical office publishes the figure.',
    points: 5,
    valueEur: 18_000,
    delivery: {
      releasedDaysAgo: 641,
      effortDays: 15.5,
      valueEur: 0,
      note: 'Inflation fell, and finance departments went back to their own letters.',
    },
    signals: [
      'isarwerk email: Last year we forgot to raise 212 contracts. Our controller computed the loss and put it on a slide with my name.',
      'dauphine interview: The clause says index of labour cost in the electrical industry. Each January I look it up and do three hundred sums.',
      'vestbo support question >: Which index do you support? Ours is the Norwegian one for wages in construction.',
    ],
  },
  {
    slug: 'holiday-reschedule',
    title: 'Move every visit out of a closed week',
    description:
      'Select a holiday or a closure of a site and all planned visits move to the nearest free days, with one message each.',
    points: 5,
    valueEur: 6_000,
    delivery: {
      releasedDaysAgo: 502,
      effortDays: 20,
      valueEur: 17_400,
      note: 'Schools and universities: two tenders were won because we could show it. Nobody here had it near the top.',
    },
    signals: [
      'southmere email !: The university closes for reading week and I have 340 visits in it. Please tell me there is a better way than one at a time.',
      'calanca slack: august. all of august. that is the request',
      'bjorkhag support praise +: Moved the whole of week 44 in two minutes. Yesterday that was my afternoon.',
    ],
  },
  {
    slug: 'coverage-check',
    title: 'Is this job covered by the contract?',
    description:
      'When a job is booked the board says whether it is in the contract, extra, or warranty, and why.',
    points: 5,
    valueEur: 14_000,
    delivery: {
      releasedDaysAgo: 370,
      effortDays: 12.5,
      valueEur: 5_100,
      note: 'Work given away for nothing went down by about two jobs a month per account.',
    },
    signals: [
      'aldergate interview: Vandalism is extra, wear is included, and whoever takes the call has eight seconds to decide which it is.',
      'pellworm email: We repaired one and the same pump three times free of charge that was never in the contract.',
    ],
  },
];
