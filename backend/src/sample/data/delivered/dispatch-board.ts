import type { DeliveredTexts } from '../../texts.js';

export const deliveredDispatchBoard: readonly DeliveredTexts[] = [
  {
    slug: 'drag-jobs-between-days',
    title: 'Drag jobs from one day to another',
    description:
      'Dispatchers move a job to another day by dragging it over the day tabs; the customer’s time window and the technician’s hours are checked on drop.',
    points: 8,
    valueEur: 18_000,
    delivery: {
      releasedDaysAgo: 842,
      effortDays: 51,
      valueEur: 0,
      note: 'Used daily, paid for by nobody: everyone who asked already had a workaround and a contract.',
    },
    signals: [
      'aldergate interview: Moving Thursday’s cancelled calls to Friday is nine clicks a job. I count them when I’m bored.',
      'tamarind slack: any chance of just dragging a job onto tomorrow? like every calendar since 2006',
      'dauphine support praise +: Pulling a job onto the next day works beautifully, even with the time windows. Thank you.',
    ],
  },
  {
    slug: 'unassigned-lane',
    title: 'Lane for jobs nobody has yet',
    description:
      'A lane at the top of the board holds jobs without a technician, oldest promise first, so nothing waits unseen in a filter.',
    points: 3,
    valueEur: 5_000,
    delivery: {
      releasedDaysAgo: 803,
      effortDays: 4,
      valueEur: 9_900,
      note: 'Missed first visits fell by a fifth at eleven accounts; two cancelled terminations are on file.',
    },
    signals: [
      'southmere email -!: Two theatre air handlers sat unassigned for six days because the job list hides whatever has no technician. Our client found out before we did.',
      'quayside slack: where do jobs go before someone picks them? asking because we lost a fryer',
      'fenholt support praise +: New lane on top is the first thing I look at in the morning now.',
    ],
  },
  {
    slug: 'skills-match',
    title: 'Warn when a technician lacks the certificate',
    description:
      'Each job type names the certificates it needs; the board refuses or warns when the technician’s has lapsed, and lists who holds it nearby.',
    points: 8,
    valueEur: 24_000,
    delivery: {
      releasedDaysAgo: 768,
      effortDays: 31,
      valueEur: 0,
      note: 'Certificates were never kept current in Fieldmoor, so the warning was switched off at most accounts within a month.',
    },
    signals: [
      'hebel interview: For an infusion pump I may only send people trained on that exact family. I keep the matrix in a spreadsheet and hope.',
      'isarwerk email: We would like the planner to be told, not scolded, when the welding certificate has expired.',
      'tarnow slack ->: the certificate warning fires for everybody since nobody maintains the dates. switched it off, sorry',
    ],
  },
  {
    slug: 'board-print-view',
    title: 'Print the day on one page',
    description:
      'One A4 page per technician with addresses, keys and phone numbers, for the morning briefing.',
    points: 2,
    valueEur: 1_500,
    delivery: {
      releasedDaysAgo: 731,
      effortDays: 7.5,
      valueEur: 800,
      note: 'Small and steady; four small accounts named it when they renewed.',
    },
    signals: [
      'hinrichs email: My men are over fifty and want paper. Please let me print the day without the empty columns.',
      'castellan support question: Is there a way to print tomorrow’s jobs with the access notes? The browser print cuts off the right half.',
    ],
  },
  {
    slug: 'two-person-jobs',
    title: 'Jobs that need two people',
    description:
      'A job can ask for two technicians who must arrive together; moving one moves the other, and both timesheets show it.',
    points: 5,
    valueEur: 8_000,
    delivery: {
      releasedDaysAgo: 655,
      effortDays: 8.5,
      valueEur: 2_500,
      note: 'Lift and crane companies took it up; everybody else plans pairs as two separate jobs still.',
    },
    signals: [
      'vestbo interview: Rope replacement is always two fitters. I make two jobs, and then one of them gets moved and somebody stands in Drammen alone.',
      'wrona email: By law a second person must be present when the boom is loaded. The plan should know this, not only my memory.',
      'zuiderkade github: Pairing two resources on one work order would fix the double entries we get through the export.',
    ],
  },
  {
    slug: 'board-dark-mode',
    title: 'Dark board for the night desk',
    description:
      'A dark palette that follows the system setting, tuned for wall screens in dim control rooms.',
    points: 3,
    valueEur: 2_000,
    delivery: {
      releasedDaysAgo: 610,
      effortDays: 3,
      valueEur: 0,
      note: 'Liked, and no effect on renewals or support that anybody could find.',
    },
    signals: [
      'carrowmore slack: night shift says the board is like staring into a fridge',
      'southmere support praise +: The night desk asked me to pass on a thank-you for the dark screen.',
    ],
  },
  {
    slug: 'undo-last-move',
    title: 'Undo the last move on the board',
    description:
      'Ctrl+Z takes back the last ten changes of the plan, including the text messages that have not gone out yet.',
    points: 3,
    valueEur: 4_000,
    delivery: {
      releasedDaysAgo: 548,
      effortDays: 9.5,
      valueEur: 0,
      note: 'Support tickets about accidental moves did not fall; most were noticed only the day after.',
    },
    signals: [
      'aldergate support bug -: Cat walked over the keyboard and a whole column went to Saturday. There is no way back except doing it by hand.',
      'glaswen slack: undo. just undo. please',
    ],
  },
];
