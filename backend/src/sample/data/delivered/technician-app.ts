import type { DeliveredTexts } from '../../texts.js';

export const deliveredTechnicianApp: readonly DeliveredTexts[] = [
  {
    slug: 'offline-jobs',
    title: 'The day’s jobs without a signal',
    description:
      'The app keeps today’s and tomorrow’s jobs with their history on the phone and works in shafts, cellars and barns; changes go out when the signal is back.',
    points: 13,
    valueEur: 36_000,
    delivery: {
      releasedDaysAgo: 835,
      effortDays: 32.5,
      valueEur: 0,
      note: 'Loved in interviews, yet churn among accounts working underground stayed where it was, and no deal was won on it.',
    },
    signals: [
      'verrazin email -: At the bottom of a shaft there is no network. The technician climbs up, loads, climbs down. Six times a day.',
      'hoeve interview: Stone barn, steel roof, forty cows. The app shows a spinning wheel and my men come back to pencils.',
      'wrona slack: inside the crane cabin = faraday cage. please store the job before we climb',
      'melktechnik support praise +: Die App läuft jetzt auch im Melkstand ohne Netz. Das war überfällig, danke.',
    ],
  },
  {
    slug: 'photo-markup',
    title: 'Draw on photos',
    description: 'Arrows, circles and words on a photo before it goes into the report; the original is kept.',
    points: 5,
    valueEur: 7_000,
    delivery: {
      releasedDaysAgo: 748,
      effortDays: 7.5,
      valueEur: 22_500,
      note: 'Marked photos sold repairs: quotes with one were accepted twice as often, and three fire-safety firms switched to us for it.',
    },
    signals: [
      'tarnow interview: A picture of a ceiling means nothing to the caretaker. A red circle round the missing detector means a signed order.',
      'castellan email: I take a photo of the crack, send it to my phone, draw on it, send it back. Surely the app could do it.',
      'rooftop slack praise +: arrows on photos = best thing you shipped this year',
    ],
  },
  {
    slug: 'voice-notes',
    title: 'Voice notes on a job',
    description: 'Hold to talk; the note is kept with the job, transcribed, and searchable from the office.',
    points: 5,
    valueEur: 9_000,
    delivery: {
      releasedDaysAgo: 702,
      effortDays: 8.5,
      valueEur: 40_000,
      note: 'The surprise of the year: reports arrive the same day, so invoices do too. Brisland extended to all regions because of it.',
    },
    signals: [
      'brisland interview: My people can tell you everything about a boiler and will not type three words of it. Let them talk.',
      'pike slack: hands full of soot, can’t type. could i just say it?',
      'caldera email: Could a technician leave a spoken note for whoever comes next? The written ones are all “done, ok”.',
      'brisland support praise +: We measured it: the average report is now in ninety minutes after the visit, before it was two days.',
    ],
  },
  {
    slug: 'signature-on-glass',
    title: 'Customer signs on the phone',
    description: 'Signature with name and time on the phone, stored with a fingerprint of what was signed.',
    points: 3,
    valueEur: 8_000,
    delivery: {
      releasedDaysAgo: 671,
      effortDays: 23.5,
      valueEur: 0,
      note: 'Took eight times the estimate for legal reasons, and most customers are not on site to sign.',
    },
    signals: [
      'hebel email: Acceptance needs a name, a time and proof that the text was not changed afterwards. A scrawl alone will not satisfy our auditor.',
      'two-rivers support question >: Can the landlord sign as well as the tenant?',
    ],
  },
  {
    slug: 'barcode-scan',
    title: 'Scan barcodes and QR codes',
    description:
      'The camera reads the code on an asset or a part and opens it, also under a torch and through scratched film.',
    points: 5,
    valueEur: 11_000,
    delivery: {
      releasedDaysAgo: 633,
      effortDays: 6.5,
      valueEur: 0,
      note: 'Works well where labels exist. They rarely do.',
    },
    signals: [
      'meridian slack: every machine has a barcode. our drivers type a 14 digit number. you see the problem',
      'lumen interview: Eight hundred luminaires in one hospital. If the code on the ceiling could be read from the floor, we would finish a day earlier.',
      'quayside support bug ->: Scanner opens the wrong oven when two stickers are in view.',
    ],
  },
  {
    slug: 'home-screen-widget',
    title: 'Next job on the home screen',
    description:
      'A widget for both phone systems shows the next stop, the key code and a button to navigate.',
    points: 3,
    valueEur: 2_500,
    delivery: {
      releasedDaysAgo: 455,
      effortDays: 13,
      valueEur: 4_600,
      note: 'Saved calls to the desk; four accounts moved unused seats into paid ones.',
    },
    signals: [
      'baltica slack: drivers want next stop without opening the app, gloves + login = pain',
      'veloheld email: On a cargo bike I have one free hand and three seconds at a red light. Next address on the lock screen, please.',
    ],
  },
  {
    slug: 'arrival-geofence',
    title: 'Arrival noted by itself',
    description:
      'Crossing a circle of eighty metres round the site starts the job clock after a confirmation; location is not kept otherwise.',
    points: 5,
    valueEur: 10_000,
    delivery: {
      releasedDaysAgo: 398,
      effortDays: 15,
      valueEur: 0,
      note: 'Two works councils forbade it, and in hospitals the circle covers four clients at once.',
    },
    signals: [
      'tamarind slack: half the timesheets start at 08:00 sharp, funny that. automatic arrival would settle arguments',
      'isarwerk email -: Before you switch on any tracking our works council must agree in writing. Please do not enable this by default.',
      'southmere interview >: Four buildings, one car park. Which client did I arrive at?',
    ],
  },
  {
    slug: 'breaks-in-one-tap',
    title: 'Breaks and travel in one tap',
    description:
      'Work, drive and break are one large switch; forgotten ends are proposed from the day’s movements and confirmed by the person.',
    points: 3,
    valueEur: 5_000,
    delivery: {
      releasedDaysAgo: 63,
      effortDays: 11,
      note: 'Out for nine weeks; adoption looks good, money cannot be told yet.',
    },
    signals: [
      'tamarind email: Timesheets are fiction because pausing needs four taps and resuming five.',
      'bjorkhag support question: How can a fitter add a break afterwards? He forgot it, and now the day has nine hours without one.',
    ],
  },
];
