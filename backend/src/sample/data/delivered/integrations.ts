import type { DeliveredTexts } from '../../texts.js';

export const deliveredIntegrations: readonly DeliveredTexts[] = [
  {
    slug: 'public-api',
    title: 'Public API for jobs, assets and customers',
    description:
      'A documented interface with tokens per integration, pages, and change feeds for everything on the board.',
    points: 13,
    valueEur: 30_000,
    delivery: {
      releasedDaysAgo: 874,
      effortDays: 10.5,
      valueEur: 21_500,
      note: 'Cheap because the board already spoke to it. Seven accounts built something and are unlikely to leave.',
    },
    signals: [
      'glaswen github: We poll the CSV export every five minutes. Neither of us can be happy with that. Is an API on the cards?',
      'norrsken github question: Would a read-only endpoint for work orders be available before the write part?',
      'isarwerk email: Our data warehouse needs jobs and hours nightly, and we cannot accept files by mail any more.',
    ],
  },
  {
    slug: 'outlook-sync',
    title: 'Jobs in the Outlook calendar',
    description: 'A technician’s jobs appear in the Outlook calendar, and absences there block the board.',
    points: 5,
    valueEur: 10_000,
    delivery: {
      releasedDaysAgo: 738,
      effortDays: 16.5,
      valueEur: 8_700,
      note: 'Support calls about forgotten holidays went away almost entirely.',
    },
    signals: [
      'hebel slack: our technicians live in outlook, fieldmoor is the second calendar they forget',
      'wexcombe email: I planned Matt for a week in which he was in Portugal. It was in his calendar, just not in yours.',
    ],
  },
  {
    slug: 'alarm-intake',
    title: 'Faults that machines report themselves',
    description:
      'Alarms from remote monitoring arrive as jobs, bundled while they repeat, with the reading that caused them.',
    points: 8,
    valueEur: 22_000,
    delivery: {
      releasedDaysAgo: 627,
      effortDays: 19,
      valueEur: 60_000,
      note: 'Three supermarket chains made it a condition for their contractors; Nordhal brought two of its rivals.',
    },
    signals: [
      'nordhal email: Each freezer sends an alarm mail to a mailbox that a person reads. At night nobody reads, and in the morning we count the pizzas.',
      'carrowmore interview: Telemetry says pump three is hot. A person retypes it. The person has coffee breaks.',
      'laddning github: Our chargers speak OCPP. If you accept a plain HTTP post with station, code and time we can do the mapping on our side.',
      'nordhal support question >: How long do you bundle? A defrost cycle throws forty alarms in ten minutes.',
    ],
  },
  {
    slug: 'webhook-retries',
    title: 'Webhooks that try again',
    description: 'Failed deliveries are retried for a day with growing pauses and can be sent again by hand.',
    points: 3,
    valueEur: 4_000,
    delivery: {
      releasedDaysAgo: 560,
      effortDays: 7.5,
      valueEur: 0,
      note: 'Engineers slept better. No customer paid for it.',
    },
    signals: [
      'glaswen github bug -: When our endpoint answers 503 for a minute during a deployment the events of that minute are simply gone.',
      'norrsken github: +1 for retries, and please sign the body while you are at it',
    ],
  },
  {
    slug: 'asset-csv-import',
    title: 'Import assets from a spreadsheet',
    description:
      'A wizard maps columns, shows what will change, and can be run again without making doubles.',
    points: 5,
    valueEur: 9_000,
    delivery: {
      releasedDaysAgo: 492,
      effortDays: 17.5,
      valueEur: 4_100,
      note: 'Onboarding takes a day less. The second run is what people praise.',
    },
    signals: [
      'lumen support: 12,400 luminaires in a list. Is there anything better than your intern typing? No offence to the intern.',
      'orchard-gate email: We bought a competitor with 900 doors on file. Getting them in took us the whole of February.',
    ],
  },
  {
    slug: 'no-code-connector',
    title: 'Connector for no-code automation',
    description:
      'Triggers and actions for the usual automation tools, so that small accounts can connect a form or a mailbox.',
    points: 5,
    valueEur: 12_000,
    delivery: {
      releasedDaysAgo: 403,
      effortDays: 9,
      valueEur: 0,
      note: 'Fourteen accounts set it up, five still run it, none of them pays more.',
    },
    signals: [
      'veloheld slack: web form -> job, without me copy pasting, possible?',
      'brightwater email: My website sends me an e-mail for each enquiry. Could that become a job by itself? I am one person.',
    ],
  },
];
