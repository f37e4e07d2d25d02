import type { OpenTexts } from '../../texts.js';

export const openAdministration: readonly OpenTexts[] = [
  {
    slug: 'automatic-leavers',
    title: 'Accounts that follow the HR directory',
    description:
      'People are created, moved and switched off by SCIM from the identity provider, with their jobs handed over.',
    points: 5,
    valueEur: 13_500,
    rice: { reach: 40, impact: 2, confidence: 0.8, effort: 1 },
    signals: [
      'southmere email: Agency engineers come and go weekly. Deleting 20 accounts every Friday is someone’s job here, and that someone is me.',
      'carrowmore interview: The auditor counted nine leavers with live accounts. SSO stops the login, he said, not the licence bill.',
      'hebel support question: Do you support SCIM 2.0 with group mapping?',
      'nordhal slack: seasonal staff in = easy, seasonal staff out = never happens',
    ],
  },
  {
    slug: 'swiss-data',
    title: 'Data kept in Switzerland',
    description:
      'A region in Switzerland for all data, backups and logs of accounts that need it, with its own address.',
    valueEur: 4_800,
    opportunity: { importance: 3, satisfaction: 0.5 },
    signals: [
      'lumen email: The hospitals of the canton want their data in the country. It concerns fire exits, so I understand it only half, but I must comply.',
      'tilleuls interview: Health data would need certified hosting. For devices without patient data, the EU is good enough for us.',
    ],
  },
  {
    slug: 'security-log',
    title: 'Security log for operators of essential services',
    description:
      'Sign-ins, exports and changes of rights as a stream to the customer’s own monitoring, kept for eighteen months.',
    points: 5,
    valueEur: 9_200,
    mustDo: {
      reason: 'NIS2 duties of three water and health customers, passed on to us by contract',
      dueInDays: 150,
    },
    signals: [
      'carrowmore email !: As an essential entity we must detect and report within 24 hours. For that, your sign-in log has to reach our SIEM.',
      'southmere support: Can the audit events be sent to syslog? Our SOC asks weekly.',
      'ferrow interview: Rail is critical infrastructure. No log stream, no contract; I am sorry to put it so simply.',
    ],
  },
  {
    slug: 'custom-fields',
    title: 'Own fields on jobs and machines',
    description:
      'Accounts add their own fields with a type, a rule and a place on the form, searchable and in every export.',
    points: 8,
    valueEur: 20_500,
    rice: { reach: 540, impact: 1, confidence: 0.8, effort: 2 },
    signals: [
      'laddning email: Station ID, connector, grid owner, firmware. All in the description now, separated by slashes, and by hope.',
      'hoeve interview: For a barn I want the number of cows. There’s no field for cows.',
      'wexcombe slack: kWp, inverter, string count. 3 fields. that’s all that stands between us and happiness',
      'hebel support: We need the UDI of the device as a field of its own, searchable. In the remarks it is worthless.',
      'bjorkhag github: Would custom attributes show up in the API as well? A JSON bag is fine.',
      'melktechnik email: Anzahl Melkplätze und Fabrikat gehören an die Anlage, nicht in die Bemerkung.',
      'greenlock slack: custom field for key profile please, “notes” is not a security concept',
    ],
  },
  {
    slug: 'polish-and-italian',
    title: 'Fieldmoor in Polish and Italian',
    description:
      'The app and the board in two more languages, with the words of the trade checked by customers.',
    valueEur: 11_200,
    rice: { reach: 480, impact: 1, confidence: 0.5, effort: 1 },
    signals: [
      'calanca email: My office manages in English, my technicians do not. They use four buttons out of forty.',
      'kowalczyk slack: polski? chętnie pomogę tłumaczyć za piwo',
      'tramonti interview: I translate the buttons on a sticky note for my uncle. The note is longer than the screen.',
      'wrona support question: Is a Polish version planned? The crane authority reads the reports too.',
    ],
  },
  {
    slug: 'trial-data',
    title: 'A trial that is not empty',
    description:
      'New accounts start with a small made-up company of their trade, so that the board is alive from the first minute.',
    points: 3,
    valueEur: 13_000,
    rice: { reach: 240, impact: 2, confidence: 0.5, effort: 0.5 },
    signals: [
      'ferrow slack: trial opened on an empty board. closed it again, to be honest, had ten minutes only',
      'tilleuls email: Could we see an account with example data? Ours would take a week to fill.',
      'brightwater interview: I nearly left on day one. There was nothing there, I thought it was broken.',
    ],
  },
];
