import type { OpenTexts } from '../../texts.js';

export const openCustomerPortal: readonly OpenTexts[] = [
  {
    slug: 'follow-the-van',
    title: 'Follow the van on a map',
    description:
      'From “on my way” until arrival, the contact on site sees the van’s place and the minutes left, and nothing afterwards.',
    points: 8,
    valueEur: 8_500,
    rice: { reach: 3_000, impact: 0.5, confidence: 0.5, effort: 1.5 },
    signals: [
      'brisland interview: Tenants know this from their parcels. They ask why a boiler is harder than a pair of shoes.',
      'tarnow email -: Our works council will refuse that. Please make it something one can do without.',
      'caldera slack: customers love the text, now they want the little van',
      'pike support: Could the message update itself when I am held up? A map isn’t needed.',
    ],
  },
  {
    slug: 'portal-many-sites',
    title: 'All sites of a customer at a glance',
    description:
      'A facility manager with two hundred buildings sees them in one list: open faults, next visit, overdue tests.',
    points: 5,
    valueEur: 13_200,
    rice: { reach: 320, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'southmere email: Our client’s estates director has 61 buildings and 61 browser bookmarks. He mentioned a rival by name.',
      'nordhal interview: The chain’s technical manager asks one question: where is it warm? The portal answers store by store.',
      'fenholt support: A housing group wants a list of alarms with overdue tests over all of its homes. We make it by hand each month.',
      'lumen slack: übersicht über alle standorte fehlt meinen verwaltungen, sie klicken sich einzeln durch',
    ],
  },
  {
    slug: 'messenger-notices',
    title: 'Notices by messenger',
    description: 'Visit messages go by the messenger the contact uses, with a text message when that fails.',
    points: 5,
    valueEur: 7_500,
    rice: { reach: 2_400, impact: 0.5, confidence: 0.8, effort: 1 },
    signals: [
      'marisma slack: en españa nadie lee sms. whatsapp o nada',
      'garrigue email: Text messages look like fraud to my customers; since the parcel scams nobody opens the link.',
      'brightwater support question: Can the appointment reminder go by WhatsApp? My customers only read that.',
      'calanca interview: My technician writes to the caretaker on WhatsApp anyway, from his private phone, and I know nothing of it.',
    ],
  },
  {
    slug: 'portal-accessibility',
    title: 'Portal usable by everybody',
    description:
      'The portal and the booking page meet WCAG 2.2 AA, tested with screen readers, with an accessibility statement.',
    points: 8,
    mustDo: {
      reason:
        'European Accessibility Act applies to booking services for consumers; two public clients ask for the statement',
      dueInDays: 45,
    },
    signals: [
      'southmere email !: Public sector bodies must publish a statement. Ours says “except the maintenance portal”. Legal would like to delete that half-sentence.',
      'brisland support bug -: A blind tenant could not choose a slot; the calendar has no names for the buttons.',
      'bjorkhag email: The municipality now scores accessibility in tenders, 10 of 100 points, and we got two.',
    ],
  },
  {
    slug: 'access-questions',
    title: 'Ask about access before the visit',
    description: 'Three questions by link the day before: key, dog, parking; the answers are on the job.',
    points: 3,
    valueEur: 11_500,
    rice: { reach: 2_800, impact: 1, confidence: 0.8, effort: 0.5 },
    status: 'in_progress',
    signals: [
      'brisland email: No access is our biggest single cost: 5,400 visits last year ended at a closed door.',
      'pike slack: dog. nobody tells you about the dog',
      'zuiderkade interview: The key to the machine room is with the concierge, who is at the pharmacy, which is closed.',
      'lackner email: Der Poolschlüssel liegt immer woanders. Eine Frage am Vortag würde reichen.',
      'glaswen support: Cabinets on farmland: who has the gate code? We ring the farmer from the gate.',
    ],
  },
  {
    slug: 'sticker-on-machine',
    title: 'Sticker on the machine to report a fault',
    description:
      'A QR sticker opens a page for exactly that machine: what is wrong, a photo, done; no login, protected against pranks.',
    points: 5,
    valueEur: 27_000,
    rice: { reach: 1_800, impact: 2, confidence: 0.8, effort: 1 },
    wsjf: { businessValue: 13, timeCriticality: 5, riskReduction: 3, jobSize: 5 },
    signals: [
      'meridian interview: “The machine by the lift doesn’t work.” We have nine machines by lifts in that building.',
      'meridian email =: Putting yesterday’s call in writing: without a number on the report we send a driver past nine machines. A code on each would end that.',
      'quayside email: A kitchen porter sees the fault first and has no login to anything. Give him a sticker.',
      'orchard-gate support: Warehouse staff report “door broken” without a number. The site has 44 doors. My colleague sends whoever is awake.',
      'laddning slack: qr on every charger already leads to a phone number. would rather it led to you',
      'southmere interview: Nurses report a fault by telling the cleaner. A sticker would be quicker than a cleaner.',
      'baltica email: Our stickers say “call us”. People call about the taste.',
      'vestbo support question: If there were a code in the lift car, could it also tell whether somebody is trapped?',
      'tilleuls email: We are comparing four systems. For our nurses, reporting by scanning the device would decide it.',
    ],
  },
  {
    slug: 'approve-costs',
    title: 'Approve costs in the portal',
    description:
      'Repairs above the agreed limit wait for the facility manager’s click, with a deputy and a reminder.',
    points: 5,
    valueEur: 12_500,
    rice: { reach: 410, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'aldergate email: Above £500 we need a yes. The person who may say it is on a train, and my fitter is on the clock.',
      'nordhal slack: freigabe per telefon, dann per mail nochmal, dann doch anders. bitte ein knopf',
      'isarwerk support: Property managers ask for a deputy rule. During the summer no repair above 400 euro gets approved at all.',
    ],
  },
];
