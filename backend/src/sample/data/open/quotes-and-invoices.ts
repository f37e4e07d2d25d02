import type { OpenTexts } from '../../texts.js';

export const openQuotesAndInvoices: readonly OpenTexts[] = [
  {
    slug: 'structured-invoices',
    title: 'Invoices by the European standard',
    description:
      'Invoices are sent and received as EN 16931 data (XRechnung, Factur-X, Peppol) with the readable page beside it, and refusals come back to the invoice.',
    points: 8,
    valueEur: 16_000,
    mustDo: {
      reason: 'EN 16931 invoices between businesses are becoming obligatory in Germany, Belgium and France',
      dueInDays: 70,
    },
    signals: [
      'isarwerk email @2!: Two cities already refuse our PDFs. By law the others will follow, and our tax adviser has stopped joking about it.',
      'isarwerk support @1=: As my colleague Ms Kroll wrote by e-mail: the city of Augsburg rejects our PDF invoices. We need XRechnung.',
      'zuiderkade support: Belgium goes Peppol only. Is Fieldmoor ready, or do we type each invoice again in the accountant’s tool?',
      'hinrichs slack: e-rechnung???',
      'garrigue email: Facture électronique: our platform partner needs Factur-X from you. When can we test?',
      'tarnow interview: Receiving is the lesser problem. Sending one that the Bund accepts has taken us three attempts each.',
    ],
  },
  {
    slug: 'three-options',
    title: 'Quotes with three options',
    description:
      'Repair, renew or upgrade on one page; the customer ticks, and the choice becomes the order.',
    points: 5,
    valueEur: 18_500,
    rice: { reach: 480, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'caldera interview: Give people one price, and they think about yes or no. Give them three, and they think about which.',
      'pike email: Patch it, new boiler, heat pump. I write three quotes and staple them.',
      'quayside slack: good / better / best. every american tool has it, sadly they know what they’re doing',
      'tamarind support question: Can a quote have alternatives of which only one counts in the total?',
    ],
  },
  {
    slug: 'quote-follow-up',
    title: 'Ask again about open quotes',
    description: 'Open quotes are followed up by a polite message after a set time, stopped by any answer.',
    points: 3,
    valueEur: 10_800,
    rice: { reach: 620, impact: 1, confidence: 0.8, effort: 0.5 },
    signals: [
      'aldergate email: £1.4m of quotes are out there without a yes or a no. Nobody here enjoys ringing about money.',
      'dauphine slack: relance automatique! after 10 days, then 20, then silence',
      'dauphine email =: Pour mémoire, comme déjà écrit : des relances à dix et à vingt jours, puis plus rien.',
      'rooftop interview: When I do chase them, half say “oh yes, go ahead, we’d forgotten”. I chase about one in five.',
      'calanca support: Is there a report of quotes without an answer? I would even send the reminders by hand.',
    ],
  },
  {
    slug: 'travel-zones',
    title: 'Travel charged by zone',
    description:
      'Call-out prices by zone or distance are set once and land on the quote and the invoice by themselves.',
    points: 3,
    valueEur: 3_000,
    signals: [
      'kowalczyk email: Zone 1 is 40 złoty, zone 2 is 70. I decide the zone by feeling, customers compare.',
      'lackner slack: anfahrt nach zonen bitte, graz stadt / umland / obersteiermark',
      'sparrow support question: How do you lot handle the congestion charge on invoices?',
    ],
  },
  {
    slug: 'deposit-first',
    title: 'Deposit before expensive parts are ordered',
    description:
      'Above a limit an accepted quote asks for a deposit, and the parts order waits until it has arrived.',
    points: 5,
    valueEur: 6_000,
    rice: { reach: 160, impact: 1, confidence: 0.5, effort: 1 },
    signals: [
      'castellan email: I have a £900 flue liner in the shed, made to measure for someone who then moved to Wales.',
      'marisma interview: Bombas de calor para piscinas: pido la mitad por adelantado o no duermo.',
      'greenlock slack: safe ordered, customer ghosted. 2nd time. deposits please',
    ],
  },
  {
    slug: 'invoice-questions',
    title: 'Questions about an invoice, on the invoice',
    description:
      'The customer marks the line he does not understand; the office answers there, and payment terms pause meanwhile.',
    opportunity: { importance: 4, satisfaction: 0.5 },
    signals: [
      'southmere support: “Which visit was line 7?” arrives forty times a month, by phone, by mail, and once by post.',
      'bjorkhag email: Municipalities hold the entire invoice back for a question about one hour.',
    ],
  },
  {
    slug: 'ledger-sync',
    title: 'Two-way sync with the accounts',
    description:
      'Customers, invoices and payments stay the same in Fieldmoor and in the accounting system; conflicts are shown, not guessed.',
    points: 8,
    valueEur: 23_500,
    rice: { reach: 380, impact: 2, confidence: 0.8, effort: 2 },
    signals: [
      'quayside email: We learn that an invoice was paid when the accountant mentions it. Meanwhile the engineer has refused to start.',
      'two-rivers slack: type the customer in here, type the customer in there, spell it differently, repeat',
      'caldera support question: Which bookkeeping packages do you sync with? The export is fine for the year end, not for the week.',
      'glaswen github: Webhooks for invoices exist, payments don’t. With `payment.received` we could build the other direction ourselves.',
      'meridian interview: I have two truths about who owes me money, and I believe the worse one.',
    ],
  },
];
