import type { OpenTexts } from '../../texts.js';

export const openIntegrations: readonly OpenTexts[] = [
  {
    slug: 'erp-connector',
    title: 'Connector for the large ERP',
    description:
      'Notifications and orders of the ERP’s plant maintenance become jobs, confirmations with hours and parts go back, with a monitor for what got stuck.',
    valueEur: 44_000,
    rice: { reach: 25, impact: 3, confidence: 0.5, effort: 4 },
    signals: [
      'isarwerk interview: Everything has to be in the ERP, that is not negotiable. At present two people and a spreadsheet are your connector.',
      'carrowmore email: The board approved the ERP programme. Systems without a certified connector are on a list, and you are on that list.',
      'ferrow interview: We run plant maintenance in the ERP. If your board can’t read from it, the conversation is short.',
      'tilleuls email: Our purchasing requires orders from the ERP. Which interface do you offer?',
    ],
  },
  {
    slug: 'google-calendar',
    title: 'Jobs in the Google calendar',
    description: 'The same as for Outlook: jobs appear, absences block, in both directions.',
    points: 5,
    valueEur: 5_500,
    rice: { reach: 450, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'veloheld email: We are a Google house, all six of us. I copy appointments by hand and am late because of it.',
      'rooftop slack: outlook sync is lovely for people with outlook',
      'norrsken github: Same API shape as for Graph would be fine. Happy to test with our domain.',
      'sparrow support question: Is there a calendar link I can subscribe to, even if it is read-only?',
    ],
  },
  {
    slug: 'building-bus',
    title: 'Read building automation',
    description:
      'A small gateway reads counters and alarms over BACnet and Modbus and passes them on, so that sites without a cloud can take part.',
    valueEur: 29_000,
    rice: { reach: 90, impact: 2, confidence: 0.5, effort: 4 },
    signals: [
      'bjorkhag interview: Everything in the house speaks BACnet and nobody speaks to us.',
      'southmere email: Forty building management systems, all from different decades. If a box could read them, we would buy forty boxes.',
      'duero support: The cooling towers have Modbus. Is there a gateway you recommend?',
      'isarwerk slack: alarm intake is great for machines with a cloud. ours have a serial port',
    ],
  },
  {
    slug: 'api-limits',
    title: 'Higher limits and bulk calls in the API',
    description:
      'Batches of five hundred writes per call, a limit per integration instead of per account, and headers that say what is left.',
    points: 3,
    valueEur: 4_500,
    signals: [
      'glaswen github: 60 requests a minute for the whole account means our sync starves the data warehouse, and the other way round.',
      'nordhal email =: Our integrator reports the same: the limit is shared by all clients of the account, so the nightly jobs lock each other out.',
      'isarwerk github bug: 429 comes without Retry-After. We back off blindly, and the nightly run takes five hours.',
      'lumen support question: How do I update 12,000 assets through the API without it taking a weekend?',
    ],
  },
  {
    slug: 'full-export',
    title: 'Take everything with you',
    description:
      'A complete, documented export of all data and files, started by an admin, ready within a day.',
    mustDo: {
      reason: 'EU Data Act 2023/2854, articles 23 to 31: switching between data processing services',
      dueInDays: 210,
    },
    signals: [
      'carrowmore email: Our procurement asks each supplier how we could leave. It is not a threat, just a form.',
      'isarwerk support: Under the Data Act we are entitled to all data in a machine-readable form. Please tell us how.',
      'pellworm interview: I don’t want to go. I sleep better if I could.',
    ],
  },
  {
    slug: 'second-map-provider',
    title: 'A second provider for maps',
    description: 'Maps and routes from another provider for the regions where the present one is thin.',
    points: 5,
    status: 'dropped',
    signals: [
      'norrsken support bug: Forest roads north of Boden are missing on the map. The van takes a detour of 60 km on paper.',
    ],
  },
  {
    slug: 'teams-notices',
    title: 'Notices in Microsoft Teams',
    description: 'Faults and broken promises appear in a channel, with a button to take the job.',
    points: 3,
    valueEur: 3_800,
    rice: { reach: 520, impact: 0.5, confidence: 0.8, effort: 0.5 },
    signals: [
      'hebel slack: half of us sit in teams. a fault should pop up there (yes I see the irony of writing this in slack)',
      'southmere support: Could urgent jobs be posted to our Teams channel for the duty manager?',
    ],
  },
  {
    slug: 'signed-webhooks',
    title: 'Signed webhooks',
    description:
      'Each delivery carries a signature and a time, with two keys valid at once so that they can be changed without a gap.',
    points: 3,
    wsjf: { businessValue: 3, timeCriticality: 5, riskReduction: 8, jobSize: 3 },
    status: 'in_progress',
    signals: [
      'glaswen github: Anyone who knows our URL can post fake jobs at us. A header with an HMAC would close that.',
      'norrsken github: Please include a timestamp in whatever you sign, so that we can refuse replays.',
      'carrowmore email: Pen test result, severity medium: unsigned callbacks from Fieldmoor. We have ninety days to answer it.',
    ],
  },
];
