import type { OpenTexts } from '../../texts.js';

export const openWorkReports: readonly OpenTexts[] = [
  {
    slug: 'plain-summary',
    title: 'Three plain sentences for the customer',
    description:
      'On top of each report: what was wrong, what was done, what happens next, drafted from the form in words a caretaker understands and checked by the technician.',
    points: 8,
    valueEur: 18_000,
    rice: { reach: 1_400, impact: 1, confidence: 0.5, effort: 2 },
    dependsOn: ['fault-codes'],
    signals: [
      'southmere interview: The ward manager reads “F37, VFD reset, BMS ack” and rings me to ask if the air is safe.',
      'vestbo email: Housing boards are volunteers. They pay for the report and cannot read it.',
      'quayside slack: chef wants: can i cook tonight y/n. report is two pages of torque values',
      'verrazin email: A summary in ordinary words would spare us one call in three, our reception says.',
    ],
  },
  {
    slug: 'fault-codes',
    title: 'One catalogue of faults, causes and remedies',
    description:
      'Technicians pick fault, cause and remedy from a catalogue per equipment type instead of free text; synonyms and makers’ codes lead to the same entry.',
    points: 5,
    valueEur: 10_000,
    wsjf: { businessValue: 5, timeCriticality: 3, riskReduction: 13, jobSize: 5 },
    signals: [
      'nordhal interview: Forty spellings of “door seal torn”. I cannot count what I cannot spell.',
      'aldergate email: For the reliability review we classify eight thousand free texts by hand, every January, with students.',
      'hebel support: Regulators want failure modes by code. Free text is where statistics go to die.',
      'laddning github: Could the fault list be ours to edit? OCPP error codes map one to one for most of the stations.',
    ],
  },
  {
    slug: 'video-attachments',
    title: 'Short videos on a job',
    description: 'Up to thirty seconds of film per finding, compressed on the phone, playable in the portal.',
    points: 5,
    valueEur: 5_200,
    rice: { reach: 600, impact: 0.5, confidence: 0.5, effort: 1 },
    signals: [
      'aldergate slack: you can’t photograph a noise',
      'pellworm email: A bearing that is about to fail you hear, you do not see it. A film of ten seconds convinces every mayor.',
      'two-rivers support question: Are clips possible, or stills only? I have a leak that does it every 20 seconds.',
    ],
  },
  {
    slug: 'checklist-versions',
    title: 'Checklists with versions',
    description:
      'A changed checklist becomes a new version with a date; old reports show the questions as they were asked.',
    points: 5,
    valueEur: 7_000,
    status: 'planned',
    signals: [
      'hebel email bug -: We corrected one limit in a checklist, and last year’s passed devices turned red. In a hospital. During an audit.',
      'tarnow support: When the standard changes on the first of July, tests from June must keep the old wording.',
      'southmere slack: who changed question 14? and when? and what was it before??',
    ],
  },
  {
    slug: 'refrigerant-log',
    title: 'Refrigerant log for leak checks',
    description:
      'Amounts filled, recovered and leaked per system with CO₂ equivalents, the next leak check by law, and the yearly statement as a file.',
    points: 8,
    valueEur: 12_000,
    mustDo: {
      reason: 'EU F-gas Regulation 2024/573, articles 5 to 7: leak checks and records',
      dueInDays: 160,
    },
    signals: [
      'nordhal email !: From the coming year, each top-up must be on record with the CO₂ equivalent. Without it in Fieldmoor we need a second system, and nobody likes a second system.',
      'nordhal slack =: did you see my mail about the leak log? shorter: co2 equivalent per top-up, yes or no',
      'tamarind interview: Our F-gas register is a ring binder and a good memory called Sunil.',
      'bellec support: Fiche d’intervention fluides: je la remplis à la main trois fois par jour.',
      'kowalczyk slack question: CRO register export, is it planned? inspector asks for xml',
      'garrigue email: Fluid statements for 600 units by 31 January. I have started to dream of bottles.',
      'duero support: Necesitamos el registro de gases fluorados por equipo, con firma del técnico certificado.',
    ],
  },
  {
    slug: 'lift-logbook',
    title: 'Digital lift logbook that inspectors accept',
    description:
      'The log kept in the machine room becomes a signed, tamper-evident file that the inspection bodies of five countries accept and can open by a code on the door.',
    points: 8,
    valueEur: 21_000,
    rice: { reach: 210, impact: 2, confidence: 0.8, effort: 2 },
    signals: [
      'aldergate interview: There is a wet paper book in every machine room in the Midlands. We write the same visit there and in your app.',
      'aldergate email =: Following my talk with your researcher: please treat the machine-room logbook as our first request for next year.',
      'calanca email: The inspector of the notified body wants the libretto. If he accepted yours, my technicians would save ten minutes a lift, times four thousand.',
      'zuiderkade slack: inspection body said ok to digital if signed + unchangeable. you have both, just not in one file',
      'vestbo email: Heiskontrollen asks for the log on site. Paper burns, gets stolen, or is written by ghosts.',
      'verrazin interview: Le carnet d’entretien is obligatory, and it is always in the other building.',
    ],
  },
  {
    slug: 'split-orders',
    title: 'One order over several visits',
    description:
      'An order may need several visits by several people, with one report, one price and one status for the customer.',
    points: 5,
    valueEur: 9_500,
    rice: { reach: 300, impact: 1, confidence: 0.8, effort: 1.5 },
    signals: [
      'orchard-gate email @2: Diagnosing, ordering the spring, fitting the spring: three orders, three invoices, one annoyed customer. Leanne here, by the way, not Craig.',
      'isarwerk support: How do we book a job that takes two days with a night in between? We copy it, and the numbers double.',
      'wexcombe interview: Inverter swap: visit one to confirm, visit two with a crane. In your figures we failed the first time.',
    ],
  },
  {
    slug: 'before-and-after',
    title: 'Before and after, side by side',
    description: 'Photo pairs from the same angle, with a slider in the portal and in the quote.',
    signals: [
      'rooftop slack: before/after pics of a gutter sell the next gutter. want them side by side in the report',
      'brightwater email: Green pool, blue pool. That is my whole marketing, and the report puts them on different pages.',
      'lackner support: Vorher-Nachher-Bilder bitte nebeneinander, das überzeugt jede Gemeinde.',
    ],
  },
];
