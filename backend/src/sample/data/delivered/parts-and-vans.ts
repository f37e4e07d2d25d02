import type { DeliveredTexts } from '../../texts.js';

export const deliveredPartsAndVans: readonly DeliveredTexts[] = [
  {
    slug: 'van-stock',
    title: 'Know what is in every van',
    description:
      'Each van is a store of its own; parts used on a job leave it, refills enter it, and the desk sees who carries what.',
    points: 13,
    valueEur: 30_000,
    delivery: {
      releasedDaysAgo: 860,
      effortDays: 20,
      valueEur: 39_500,
      note: 'Above promise: it opened the refrigeration segment, where the part decides whether one visit is enough.',
    },
    signals: [
      'nordhal interview: We own the same expansion valve forty times, and on the day it is needed it is never in the right van.',
      'tamarind slack: who has a spare 45uF capacitor within 20 miles. this is my whole whatsapp',
      'duero email: The technician drives back to Valladolid for a thirty euro sensor. Two hours, a thirty euro sensor.',
      'quayside support praise +: Engineers stopped ringing the stores for stock checks. Stores has asked whether something is broken.',
    ],
  },
  {
    slug: 'min-stock-alerts',
    title: 'Tell us when a part runs low',
    description: 'Minimum quantities per van or store, with one collected order proposal every evening.',
    points: 3,
    valueEur: 7_000,
    delivery: {
      releasedDaysAgo: 751,
      effortDays: 14,
      valueEur: 5_600,
      note: 'Close to plan; the evening proposal matters more than the alert.',
    },
    signals: [
      'baltica email: We ran out of brew group seals on a Saturday in the season. Please let a minimum be a minimum.',
      'melktechnik interview: Zitzengummis braucht jeder Hof. Wenn sie aus sind, steht der Bauer um fünf Uhr früh da.',
    ],
  },
  {
    slug: 'parts-kits',
    title: 'Kits of parts for standard jobs',
    description:
      'A job type brings its list of parts; booking the job reserves the kit and warns when it is incomplete.',
    points: 5,
    valueEur: 5_500,
    delivery: {
      releasedDaysAgo: 683,
      effortDays: 19.5,
      valueEur: 9_700,
      note: 'Second visits for missing gaskets fell at all five pilot accounts.',
    },
    signals: [
      'caldera email: Annual service of a heat pump is always the same nine items. We pick them one by one, nine times a day.',
      'pike slack: service kit as one line. boiler, kit, done.',
    ],
  },
  {
    slug: 'supplier-catalogues',
    title: 'Order from suppliers’ catalogues',
    description:
      'Catalogues and net prices of twelve wholesalers are searchable in the app and ordered to the van or the site.',
    points: 8,
    valueEur: 19_000,
    delivery: {
      releasedDaysAgo: 588,
      effortDays: 18.5,
      valueEur: 12_000,
      note: 'Kick-backs from three wholesalers make up most of it.',
    },
    signals: [
      'two-rivers interview: I’ve three wholesaler apps, three passwords and one thumb.',
      'hinrichs support: Please connect the electrical wholesaler as well, not only heating. The catalogue comes as DATANORM.',
      'sparrow slack question >: does it show my prices or list prices? list prices are fiction',
    ],
  },
  {
    slug: 'serial-numbers',
    title: 'Serial numbers of fitted parts',
    description: 'Parts under warranty or recall keep their serial number from the shelf to the machine.',
    points: 5,
    valueEur: 7_500,
    delivery: {
      releasedDaysAgo: 470,
      effortDays: 7,
      valueEur: 0,
      note: 'Recorded dutifully at two accounts, needed at none so far.',
    },
    signals: [
      'hebel email: In a recall we must say within hours which battery sits in which pump.',
      'laddning support: The charger manufacturer only pays for a failed board when we give both serials, old and new.',
    ],
  },
  {
    slug: 'stocktake-mode',
    title: 'Count a van in ten minutes',
    description:
      'A counting screen that walks shelf by shelf, accepts scans, and books the differences with a reason.',
    points: 5,
    valueEur: 4_500,
    delivery: {
      releasedDaysAgo: 356,
      effortDays: 13.5,
      valueEur: 0,
      note: 'Accounts count once a year and still do it on paper.',
    },
    signals: [
      'garrigue interview: Inventory day is the one day when my technicians call in sick.',
      'meridian support question >: Can two people count the same store at once?',
    ],
  },
];
