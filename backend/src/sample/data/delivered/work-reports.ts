import type { DeliveredTexts } from '../../texts.js';

export const deliveredWorkReports: readonly DeliveredTexts[] = [
  {
    slug: 'checklist-templates',
    title: 'Checklists per type of equipment',
    description:
      'Service managers build checklists with limits, photos and required steps, and tie them to equipment types, so the right one opens by itself.',
    points: 8,
    valueEur: 20_000,
    delivery: {
      releasedDaysAgo: 797,
      effortDays: 35,
      valueEur: 19_400,
      note: 'As promised, for once: it replaced a rival’s form tool at seven accounts.',
    },
    signals: [
      'southmere interview: We have eleven versions of the air handling checklist and I would bet money that nobody uses the current one.',
      'bjorkhag email: OVK inspection has forty fixed points. Today the fitter fills in a PDF, then types the failures into Fieldmoor again.',
      'tarnow support question >: Can a checklist insist on a photo when the pressure is below the limit?',
    ],
  },
  {
    slug: 'branded-reports',
    title: 'Reports in the customer’s own look',
    description: 'Logo, colours, letterhead and closing text per branch on every PDF that leaves the house.',
    points: 3,
    valueEur: 5_000,
    delivery: {
      releasedDaysAgo: 742,
      effortDays: 9,
      valueEur: 0,
      note: 'A tick on every tender’s list and decisive on none.',
    },
    signals: [
      'calanca email: The report goes to the administrator of the building with your logo bigger than ours. My father is not amused.',
      'garrigue slack: we have two brands, same team, need two letterheads',
    ],
  },
  {
    slug: 'asset-history',
    title: 'Everything that ever happened to this machine',
    description:
      'One timeline per asset with visits, faults, parts, photos and readings, open to the technician on the doorstep.',
    points: 8,
    valueEur: 17_000,
    delivery: {
      releasedDaysAgo: 665,
      effortDays: 31.5,
      valueEur: 0,
      note: 'Opened on one visit in twelve. Repeat visits did not fall.',
    },
    signals: [
      'nordhal interview: Third leak in the same rack this year, three different colleagues, and each one thought he was the first.',
      'duero email: Antes de abrir el compresor quiero saber quién lo abrió la última vez y por qué.',
      'hebel support: For every device we must show its complete service record within a day of a request. Today that is a morning of searching.',
    ],
  },
  {
    slug: 'repeat-fault-flag',
    title: 'Flag machines that keep failing',
    description:
      'Three faults of one kind in ninety days raise a flag and propose an inspection or a replacement quote.',
    points: 5,
    valueEur: 13_000,
    delivery: {
      releasedDaysAgo: 590,
      effortDays: 9,
      valueEur: 7_600,
      note: 'Replacement quotes went up at six accounts; elsewhere the threshold is set so high that it never fires.',
    },
    signals: [
      'zuiderkade slack: door operator on the 3rd floor of the same building again. system should shout at me after the third time',
      'quayside email: A kitchen that calls us every fortnight is a kitchen that needs a new oven, and we find out when they buy it elsewhere.',
    ],
  },
  {
    slug: 'conditional-forms',
    title: 'Questions that depend on answers',
    description:
      'Follow-up questions appear only when needed, so that a good boiler takes six taps and a bad one forty.',
    points: 8,
    valueEur: 12_000,
    delivery: {
      releasedDaysAgo: 533,
      effortDays: 20,
      valueEur: 9_600,
      note: 'Form time fell by a third; two heating accounts moved their apprentices onto paid seats.',
    },
    signals: [
      'brisland interview: Seventy fields, of which nine matter when nothing is wrong. So everybody learned to tap “ok” seventy times.',
      'caldera slack: if there’s no buffer tank, don’t ask me the size of the buffer tank',
      'pike support: Please hide the flue questions for electric boilers, my lad answers them every time bless him.',
    ],
  },
  {
    slug: 'report-languages',
    title: 'Report in the customer’s language',
    description:
      'Fixed texts of a report in nine languages, picked per customer; what the technician wrote stays as it is.',
    points: 5,
    valueEur: 8_000,
    delivery: {
      releasedDaysAgo: 415,
      effortDays: 15,
      valueEur: 6_500,
      note: 'Belgian and Swiss accounts stopped exporting to another tool; that was the case we made.',
    },
    signals: [
      'zuiderkade email: In Brussels one building administrator reads Dutch, the next French. We produce every certificate twice by hand.',
      'lumen support: Protokoll für Genf bitte auf Französisch, für Lugano auf Italienisch, gleiche Prüfung.',
    ],
  },
];
