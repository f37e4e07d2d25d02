import type { DeliveredTexts } from '../../texts.js';

export const deliveredInsights: readonly DeliveredTexts[] = [
  {
    slug: 'first-time-fix',
    title: 'Share of jobs fixed at the first visit',
    description: 'Fixed-first-time by team, machine type and fault, with the reasons for every second visit.',
    points: 5,
    valueEur: 11_000,
    delivery: {
      releasedDaysAgo: 815,
      effortDays: 38,
      valueEur: 0,
      note: 'Seven weeks of arguing about what a second visit is. The chart is opened in board meetings only.',
    },
    signals: [
      'nordhal interview: I report eighty-one per cent to our clients. Between us, I made the method up.',
      'tamarind email: Is there a figure for callbacks within thirty days? Our insurer now asks for it.',
    ],
  },
  {
    slug: 'utilisation-dashboard',
    title: 'Who is full and who has room',
    description: 'Booked, driven and free hours per technician and week, four weeks ahead.',
    points: 8,
    valueEur: 14_000,
    delivery: {
      releasedDaysAgo: 733,
      effortDays: 28.5,
      valueEur: 6_400,
      note: 'Planners like it; two accounts hired later than they would have, which they count as a saving.',
    },
    signals: [
      'wexcombe slack: one van drowning, next one playing cards. I see it on friday, would like monday',
      'hebel interview: When sales promises an installation in week 30, I need to see whether week 30 exists.',
    ],
  },
  {
    slug: 'report-by-mail',
    title: 'Reports by mail on Monday',
    description: 'Any saved report goes out on a schedule as a PDF or spreadsheet to people without a login.',
    points: 3,
    valueEur: 3_500,
    delivery: {
      releasedDaysAgo: 660,
      effortDays: 8,
      valueEur: 4_100,
      note: 'On plan. Managing directors read mail, not dashboards.',
    },
    signals: [
      'calanca email: My father wants the week on paper at eight on Monday. Today I am the scheduled report.',
      'garrigue support question: Can the board’s numbers be mailed to our auditor without giving him an account?',
    ],
  },
  {
    slug: 'profit-per-contract',
    title: 'What each contract earns',
    description:
      'Income of a contract against hours, parts and travel, month by month, down to the job that hurt.',
    points: 8,
    valueEur: 19_000,
    delivery: {
      releasedDaysAgo: 571,
      effortDays: 46.5,
      valueEur: 0,
      note: 'Correct only where hours and purchase prices are kept, which is at three accounts out of ninety.',
    },
    signals: [
      'isarwerk interview: We have contracts from 1998 on which I suspect we lose money every month. Suspect is the word.',
      'dauphine email: Which door costs me more than it brings? A simple question, and nobody in this house can answer it.',
      'pellworm support bug ->: The margin of a contract ignores the ferry tickets, so every island looks profitable.',
    ],
  },
  {
    slug: 'peer-benchmark',
    title: 'How do others do?',
    description: 'Anonymous comparison with companies of like size and trade, from ten participants upwards.',
    points: 8,
    valueEur: 16_000,
    delivery: {
      releasedDaysAgo: 446,
      effortDays: 22.5,
      valueEur: 4_400,
      note: 'A good door opener for account managers; half of the accounts opted out.',
    },
    signals: [
      'baltica interview: Are thirty-eight machines a day good? I have been wondering for nine years.',
      'isarwerk email ->: We will not have our figures in anybody’s average. Please confirm in writing how one opts out.',
    ],
  },
  {
    slug: 'chart-builder',
    title: 'Build your own charts',
    description: 'Pick measures and dimensions, filter, save and share; no query language.',
    points: 13,
    valueEur: 20_000,
    delivery: {
      releasedDaysAgo: 310,
      effortDays: 41,
      valueEur: 22_000,
      note: 'The higher plan sells with it. Few build charts, many buy the possibility.',
    },
    signals: [
      'southmere email: We need faults by floor, by month, by trust. Each combination is a ticket to your support at the moment.',
      'carrowmore slack: our regulator changes the questions every quarter, fixed reports won’t do',
      'glaswen interview: Give me the rows and let me play. I promise not to blame you for what I find.',
    ],
  },
  {
    slug: 'spreadsheet-export',
    title: 'Any list as a spreadsheet',
    description:
      'Every list can be taken out as a spreadsheet with the filters and columns that are on the screen.',
    points: 2,
    valueEur: 1_800,
    delivery: {
      releasedDaysAgo: 41,
      effortDays: 4,
      note: 'Released with the autumn update; nothing to measure so far.',
    },
    signals: [
      'sparrow slack: export button on the jobs list? i’m an excel person, sue me',
      'castellan support: I should like my customers as a spreadsheet for the Christmas cards.',
    ],
  },
];
