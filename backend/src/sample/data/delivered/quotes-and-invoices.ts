import type { DeliveredTexts } from '../../texts.js';

export const deliveredQuotesAndInvoices: readonly DeliveredTexts[] = [
  {
    slug: 'quote-from-fault',
    title: 'Quote made from the fault report',
    description:
      'What the technician found becomes a draft quote with parts, hours and photos before the van has left the yard.',
    points: 8,
    valueEur: 32_000,
    delivery: {
      releasedDaysAgo: 790,
      effortDays: 9,
      valueEur: 34_500,
      note: 'Quicker quotes win repairs; the add-on is on every second new contract.',
    },
    signals: [
      'aldergate interview: The fitter sees a worn rope on Monday. The quote goes out Thursday week. In between the customer has forgotten what a rope is.',
      'quayside email: If I could send a price while the chef is still angry, I would sell twice as much.',
      'dauphine slack: devis depuis le rapport, in one click, my dream',
      'two-rivers support praise +: Sent my first quote from a driveway. Accepted before I’d packed up.',
    ],
  },
  {
    slug: 'invoice-draft-on-close',
    title: 'Invoice drafted when the job closes',
    description:
      'Closing a job drafts its invoice from hours, parts and contract; the office only checks and sends.',
    points: 5,
    valueEur: 24_000,
    delivery: {
      releasedDaysAgo: 716,
      effortDays: 24.5,
      valueEur: 7_400,
      note: 'Small accounts bill nine days sooner. Large ones invoice from their ERP and never saw it.',
    },
    signals: [
      'kowalczyk email: I make the invoices on Sunday evening. My family would also like this feature.',
      'rooftop interview: I’m owed eleven grand, and all of it is my own fault because I’m six weeks behind with the paperwork.',
      'greenlock slack: lock opened, customer stood there, invoice should exist already',
    ],
  },
  {
    slug: 'card-payment',
    title: 'Pay by card at the door',
    description: 'Tap to pay on the technician’s phone, with the receipt in the customer’s inbox.',
    points: 8,
    valueEur: 26_000,
    delivery: {
      releasedDaysAgo: 650,
      effortDays: 17.5,
      valueEur: 0,
      note: 'Private customers pay at the door; ours serve businesses. Sixty-one transactions in two quarters.',
    },
    signals: [
      'greenlock email !: Locksmith at midnight gets paid now or never. Card on the phone would change my life.',
      'castellan support question: When you launch payments, what would the fee be?',
      'veloheld interview: Bike repairs are forty euros. Nobody carries cash, and an invoice costs me more than the profit.',
    ],
  },
  {
    slug: 'quote-signature',
    title: 'Accept a quote with one signature',
    description: 'The quote arrives as a link; the customer signs on any device and the job is created.',
    points: 3,
    valueEur: 10_000,
    delivery: {
      releasedDaysAgo: 577,
      effortDays: 7.5,
      valueEur: 0,
      note: 'Their customers answer “ok, please do it” by e-mail, as before.',
    },
    signals: [
      'verrazin email: The syndic prints, signs, scans, and sends me a photo of the scan. There must be something between this and a carrier pigeon.',
      'orchard-gate slack: can customers accept quotes online? ours ring up to say yes and then we need it in writing anyway',
    ],
  },
  {
    slug: 'partial-invoices',
    title: 'Invoices on account for long jobs',
    description:
      'Jobs over several weeks can be billed in stages with a final invoice that takes the earlier ones off.',
    points: 5,
    valueEur: 8_000,
    delivery: {
      releasedDaysAgo: 461,
      effortDays: 12,
      valueEur: 0,
      note: 'Modernisations are billed from the ERP; nobody else has jobs that long.',
    },
    signals: [
      'zuiderkade interview: A modernisation takes ten weeks, and we pre-finance all ten.',
      'isarwerk email: Abschlagsrechnungen nach Baufortschritt sind bei uns der Normalfall, nicht die Ausnahme.',
    ],
  },
  {
    slug: 'datev-export',
    title: 'Export for the German tax adviser',
    description: 'Bookings and receipts as a file that the tax adviser’s software reads without corrections.',
    points: 5,
    valueEur: 11_000,
    delivery: {
      releasedDaysAgo: 330,
      effortDays: 5.5,
      valueEur: 4_400,
      note: 'Fewer than hoped use it, those who do never leave. Support tickets about exports halved.',
    },
    signals: [
      'hinrichs email: Meine Steuerberaterin tippt jede Rechnung ab und stellt mir das Abtippen in Rechnung.',
      'tarnow support bug ->: The export has the customer number in the wrong column; the adviser’s import rejects all 214 lines.',
      'baltica slack: is DATEV planned? our accountant asks monthly',
    ],
  },
];
