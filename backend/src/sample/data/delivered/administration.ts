import type { DeliveredTexts } from '../../texts.js';

export const deliveredAdministration: readonly DeliveredTexts[] = [
  {
    slug: 'single-sign-on',
    title: 'Single sign-on',
    description:
      'Sign-in through the company’s identity provider by SAML or OpenID Connect, enforced per domain.',
    points: 8,
    valueEur: 38_000,
    delivery: {
      releasedDaysAgo: 853,
      effortDays: 77,
      valueEur: 16_700,
      note: 'Kept two enterprise accounts, won none that would not have signed anyway. Every provider had a surprise.',
    },
    signals: [
      'southmere email !: Our information governance board will not extend without single sign-on. The renewal is in April.',
      'carrowmore support: Leavers keep their Fieldmoor access until somebody remembers. Audit finding number four, repeated.',
      'hebel slack: SAML? entra id here. password no. 17 is on a post-it already',
    ],
  },
  {
    slug: 'regional-roles',
    title: 'Rights by region',
    description:
      'A person sees and plans only the regions they belong to; a lead may lend technicians across the border.',
    points: 5,
    valueEur: 13_000,
    delivery: {
      releasedDaysAgo: 721,
      effortDays: 47,
      valueEur: 10_500,
      note: 'Nine weeks instead of three. It made the two largest roll-outs possible.',
    },
    signals: [
      'aldergate interview: Manchester keeps borrowing my fitters because Manchester can see my fitters.',
      'brisland email: Before we add the southern region, each planner must be limited to his own. We had one incident, and one is enough.',
    ],
  },
  {
    slug: 'change-log',
    title: 'Who changed what',
    description:
      'Every change of a job, a price or a right with person, time, before and after; kept for ten years.',
    points: 5,
    valueEur: 8_000,
    delivery: {
      releasedDaysAgo: 599,
      effortDays: 12.5,
      valueEur: 0,
      note: 'Asked for in each tender, looked at twice.',
    },
    signals: [
      'verrazin support: Somebody changed the hourly rate from 68 to 6.80. I would like to know who, without accusing eleven people.',
      'hebel email: ISO 13485 expects traceable changes. “The system does that” needs a screen we can show.',
    ],
  },
  {
    slug: 'training-sandbox',
    title: 'A copy to practise on',
    description:
      'A second workspace, filled from the real one with names removed, where new dispatchers may break things.',
    points: 8,
    valueEur: 11_000,
    delivery: {
      releasedDaysAgo: 528,
      effortDays: 19.5,
      valueEur: 0,
      note: 'New dispatchers learn beside a colleague; the copy is empty on most days.',
    },
    signals: [
      'aldergate email: Trainee sent forty text messages to real customers on her first morning. She is still with us, but only just.',
      'isarwerk slack question: is there a test system? our IT asks before every update',
    ],
  },
  {
    slug: 'bulk-invite',
    title: 'Invite a whole team at once',
    description:
      'Paste a list of addresses, choose a role, send; those who did not answer can be reminded together.',
    points: 2,
    valueEur: 2_000,
    delivery: {
      releasedDaysAgo: 437,
      effortDays: 6,
      valueEur: 12_400,
      note: 'Roll-outs stopped stalling at the first ten seats. The largest return per day we ever had, and it sat in the backlog for two years.',
    },
    signals: [
      'southmere support: 180 technicians, one invitation at a time. I have done fifty. I will not do the rest.',
      'nordhal slack: bulk invite pls',
    ],
  },
  {
    slug: 'several-companies',
    title: 'Several companies under one roof',
    description:
      'Groups switch between their companies without signing out and plan technicians across them.',
    points: 13,
    valueEur: 32_000,
    delivery: {
      releasedDaysAgo: 318,
      effortDays: 49,
      valueEur: 0,
      note: 'Built for one prospect who then chose a rival. Two groups use the switcher, neither plans across.',
    },
    signals: [
      'orchard-gate interview: We are three firms for tax reasons and one firm in the yard.',
      'ferrow email: As a group of four depots with separate ledgers, we can only consider a system that keeps them apart and lets us lend fitters.',
      'garrigue support question >: Is the second company billed as a second subscription?',
    ],
  },
  {
    slug: 'second-factor',
    title: 'Second factor for technicians',
    description:
      'A second factor that works with gloves and without a signal: passkeys on the phone, codes as a fallback.',
    points: 3,
    mustDo: { reason: 'Required by the security annex of the Carrowmore Water contract', dueInDays: -120 },
    delivery: {
      releasedDaysAgo: 131,
      effortDays: 16,
      note: 'Done because the contract says so; no return was planned or is measured.',
    },
    signals: [
      'carrowmore email: The annex asks for a second factor on every account that can see site plans. Technicians included.',
      'greenlock support: I store alarm codes in there. A password alone makes me nervous, and I am in the trade.',
    ],
  },
];
