import type { DeliveredTexts } from '../../texts.js';

export const deliveredCustomerPortal: readonly DeliveredTexts[] = [
  {
    slug: 'customer-portal',
    title: 'Portal for the customers of our customers',
    description:
      'Facility managers report faults, see visits and read reports under the service company’s name, without a phone call.',
    points: 13,
    valueEur: 34_000,
    delivery: {
      releasedDaysAgo: 868,
      effortDays: 97,
      valueEur: 31_500,
      note: 'Nearly all of the promise at four times the planned cost: the rights model was underestimated.',
    },
    signals: [
      'southmere interview: A hospital calls us eleven times to ask when someone comes. The eleventh call is not friendly.',
      'aldergate email: Two of our tenders now ask for online fault reporting as a must. We answered “planned”. Please make it true.',
      'meridian slack: schools want to report an empty machine without waiting in a phone queue',
    ],
  },
  {
    slug: 'on-my-way-text',
    title: '“On my way” text message',
    description:
      'When the technician sets off, the contact on site gets a message with name, photo and arrival time.',
    points: 3,
    valueEur: 16_000,
    delivery: {
      releasedDaysAgo: 781,
      effortDays: 2.5,
      valueEur: 5_500,
      note: 'A third of the promise in two and a half days of work. Nobody complains about that ratio.',
    },
    signals: [
      'brisland email: One in seven tenants is not at home. A message half an hour before would save us nine thousand wasted visits a year.',
      'pike interview: Old people don’t open to strangers. A name and a picture beforehand, that’s all it takes.',
    ],
  },
  {
    slug: 'self-booking',
    title: 'Customers pick their own appointment',
    description:
      'A link offers the slots that fit the route, and booking one fixes the visit; the desk sets how many to offer.',
    points: 8,
    valueEur: 28_000,
    delivery: {
      releasedDaysAgo: 694,
      effortDays: 15,
      valueEur: 62_000,
      note: 'Twice the promise: a housing association cut its phone team and put the saving into our contract.',
    },
    signals: [
      'brisland interview: Eleven people on the phone all day to ask: does Tuesday suit you? That is my whole request.',
      'caldera slack: customers book a table at midnight but need to ring us 9–5 for a service',
      'tamarind email: Could landlords choose between three slots in a mail? We lose a day per boiler room just agreeing on a date.',
      'brisland support praise +: 72 % of the tenants book within a day. We had planned with 40.',
    ],
  },
  {
    slug: 'visit-rating',
    title: 'Rating after the visit',
    description:
      'One question and one field for words after each visit; low marks land on the service manager’s desk.',
    points: 2,
    valueEur: 6_000,
    delivery: {
      releasedDaysAgo: 622,
      effortDays: 3.5,
      valueEur: 5_400,
      note: 'Unhappy sites are called back the same week; one large account credits it with a renewal of its own.',
    },
    signals: [
      'quayside interview: We hear from unhappy kitchens when they leave. I would like to hear a bit earlier.',
      'vestbo email: Housing boards ask us for satisfaction figures by building. We have none.',
    ],
  },
  {
    slug: 'portal-documents',
    title: 'Certificates and reports in the portal',
    description:
      'Test certificates, reports and invoices sorted by site and machine, with a download for the auditor.',
    points: 5,
    valueEur: 9_000,
    delivery: {
      releasedDaysAgo: 486,
      effortDays: 37,
      valueEur: 5_000,
      note: 'Cost seven times a document list because of who may see what. Saves one phone call per audit.',
    },
    signals: [
      'lumen email: Every autumn the insurers ask for the test books, and every autumn I burn them onto sticks.',
      'fenholt support: Care home inspector stood in the lobby and wanted the last four alarm certificates. We e-mailed them one by one while she waited.',
    ],
  },
  {
    slug: 'portal-branding',
    title: 'Portal under the customer’s own address',
    description: 'Own domain, logo and colours, so that the tenant never sees our name.',
    points: 3,
    valueEur: 3_500,
    delivery: {
      releasedDaysAgo: 342,
      effortDays: 18.5,
      valueEur: 3_400,
      note: 'Sold as an add-on to nine accounts; certificates for custom domains ate the budget.',
    },
    signals: [
      'verrazin slack: service.verrazin.something instead of your domain, possible?',
      'isarwerk email: Our clients must not see a third party. Marketing insists, and marketing usually wins.',
    ],
  },
  {
    slug: 'rebook-link',
    title: 'Move an appointment by yourself',
    description:
      'The confirmation holds a link to move or cancel until noon of the day before, within the rules of the contract.',
    points: 3,
    valueEur: 8_800,
    delivery: {
      releasedDaysAgo: 88,
      effortDays: 6.5,
      note: 'Calls to move an appointment are down; we wait for the winter season before putting a figure to it.',
    },
    signals: [
      'brisland slack: 30 % of calls to the desk = “can i move it”. the answer is nearly always yes',
      'pellworm support question: Where can a customer change the date he booked himself?',
    ],
  },
];
