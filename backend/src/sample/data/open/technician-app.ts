import type { OpenTexts } from '../../texts.js';

export const openTechnicianApp: readonly OpenTexts[] = [
  {
    slug: 'sync-status',
    title: 'Show what has not been sent yet',
    description:
      'A clear sign per job and photo: on the phone only, on its way, or safely at the office; nothing is dropped without telling, and a stuck item says what to do.',
    points: 5,
    valueEur: 23_000,
    costOfDelayEurPerWeek: 400,
    rice: { reach: 2_600, impact: 2, confidence: 0.8, effort: 1 },
    status: 'in_progress',
    signals: [
      'verrazin support bug -!: Eleven signed reports of Tuesday have vanished. The technician swears he pressed send. He is a careful man, and I believe him.',
      'hoeve email -: My son filled in the milking robot list twice since nothing told him the first had arrived. Both arrived, three days later.',
      'melktechnik slack: ob die Daten weg sind oder nur unterwegs, weiß bei uns keiner',
      'nordhal email =: Forwarding from our Bremen branch: after a day in a cold store, nobody can tell which of the reports have reached the office.',
      'aldergate interview: They take a screenshot of each finished form. As proof. Against us.',
      'lumen email: In the bunker under the station there is no network for hours. My people leave without knowing if the test counts.',
      'carrowmore support bug: Photos stay at “pending” for days on two phones. Reinstalling the app loses them, as we have learned.',
      'wrona slack: app says saved. saved WHERE',
      'pellworm interview: I tell the boys to wait in the car park until the circle stops turning. That is twenty minutes a week each.',
      'bellec email: J’ai perdu le relevé de température d’une chambre froide. Le poissonnier a dû jeter pour 900 euros.',
      'norrsken github bug: Repro: airplane mode, close job, kill app, reopen, network on. The close event is never uploaded, and no error is shown.',
      'zuiderkade support: Please show a list of unsent items per technician at the desk too. We call around every evening.',
      'duero interview: The worst is not losing data. The worst is not knowing.',
      'tramonti slack: ieri tre rapporti spariti, oggi tornati da soli. magia?',
    ],
  },
  {
    slug: 'battery-drain',
    title: 'Let the phone survive the day',
    description:
      'Location, sync and screen are throttled so that the app uses at most a fifth of a battery in nine hours.',
    points: 5,
    valueEur: 9_000,
    rice: { reach: 2_200, impact: 1, confidence: 0.8, effort: 1 },
    signals: [
      'baltica support bug -: Since the last update my drivers’ phones are empty by two in the afternoon.',
      'meridian slack bug -: battery. gone. 13:30. every. day.',
      'meridian email bug =: Raising the battery problem formally: eleven drivers, four phone models, all empty by early afternoon after the last release.',
      'fenholt email: We now hand out power banks with the van keys. The finance director asked me whether that was part of the subscription.',
      'veloheld interview: On the bike I can’t charge. Either I navigate or I document. I choose to navigate.',
    ],
  },
  {
    slug: 'tablet-layout',
    title: 'A layout for tablets',
    description:
      'Two panes on tablets, with the plan or drawing left and the checklist right, in both orientations.',
    points: 5,
    valueEur: 6_000,
    signals: [
      'tarnow email: We inspect with the floor plan in hand. On the tablet, your app is a phone in the middle of a black field.',
      'lumen slack: tablets for the whole team since may. app looks like a stamp',
      'southmere interview: The drawings are A1. On a phone they are confetti.',
    ],
  },
  {
    slug: 'lone-worker',
    title: 'Alarm for people working alone',
    description:
      'A timer the technician confirms; silence, a fall or a long press alerts the desk with the last position, and then a second person.',
    points: 8,
    valueEur: 14_000,
    mustDo: {
      reason:
        'Promised in the framework contract with Southmere Facilities, schedule 4; penalty from the second half-year',
      dueInDays: 95,
    },
    signals: [
      'southmere email !: Schedule 4 of our agreement names the lone worker alarm. Our safety committee will ask for a date on the 14th.',
      'southmere support !=: Chasing schedule 4 through the help desk, since nobody answered the e-mail: lone worker alarm, date please.',
      'carrowmore interview: A man at a pumping station at night, wet floor, rotating parts. We ring him each hour. When he doesn’t pick up, we drive.',
      'wrona email: Alone on a jib, forty metres up. A phone that notices would be good.',
      'pike slack: dad fell off a ladder last year, phone in his pocket, two hours. just saying',
    ],
  },
  {
    slug: 'glove-mode',
    title: 'Big buttons for gloves',
    description:
      'A switch that makes targets large, moves them to the lower half and takes away what is not needed on a ladder.',
    points: 3,
    rice: { reach: 800, impact: 0.5, confidence: 0.8, effort: 0.5 },
    signals: [
      'bellec slack: cold room -25, gloves on. your buttons are for pianists',
      'nordhal support: Could the “start” and “pause” buttons be larger? Our people work at minus thirty in freezer gloves.',
      'melktechnik email: Mit Melkfett an den Fingern trifft man nur große Knöpfe.',
    ],
  },
  {
    slug: 'spoken-report',
    title: 'Speak the report, in any language',
    description:
      'From the voice note the app fills in findings, actions and parts in the report’s language; the technician checks each line before it is sent.',
    points: 8,
    valueEur: 32_000,
    rice: { reach: 1_900, impact: 2, confidence: 0.5, effort: 2.5 },
    dependsOn: ['fault-codes'],
    signals: [
      'brisland interview: My best fitter is Syrian. His boiler work is perfect, his Dutch reports are four words. Let him speak Arabic, and give me Dutch.',
      'isarwerk email: Nine mother tongues in our teams. The report is in German, and the office rewrites every second one.',
      'kowalczyk slack: i speak polish, customer reads english, the form wants german. help :)',
      'verrazin interview: They already send us voice notes. Somebody listens and types. This somebody costs 31,000 a year.',
      'caldera email: The transcript of the voice note is good. Now just put it into the right boxes.',
      'garrigue slack praise +: voice notes changed our evenings. make them fill the form and we name a child after you',
    ],
  },
  {
    slug: 'camera-measure',
    title: 'Measure with the camera',
    description: 'Lengths and areas from the phone’s depth sensor, put into the report as a sketch.',
    points: 13,
    valueEur: 4_000,
    status: 'dropped',
    signals: ['dauphine slack: measuring a door with the phone would be chic. the tape works too, honestly'],
  },
  {
    slug: 'slow-uploads',
    title: 'Photos that get through a weak signal',
    description: 'Photos go up in pieces, smallest first, pause and resume, and never block the form.',
    points: 3,
    valueEur: 7_500,
    rice: { reach: 1_500, impact: 1, confidence: 1, effort: 0.5 },
    signals: [
      'caldera support bug -: Twelve photos of a plant room, one bar of signal, 40 minutes. When it fails, it starts again at photo one.',
      'hoeve slack: photos in the barn -> no. photos at home on wifi, in the evening, in bed -> yes. wife not amused',
      'wexcombe email bug: Uploading string photos from a field near Okehampton holds up the whole form; the team can’t close the job and move on.',
      'norrsken github: Chunked, resumable upload would solve most of what we see. 4G drops every few minutes up here.',
    ],
  },
  {
    slug: 'shared-devices',
    title: 'One phone, several people',
    description:
      'Shared devices in a van or workshop change the person with a badge or a short code, and keep each one’s jobs apart.',
    signals: [
      'meridian email: Weekend drivers share three phones. Signing in with a long password at six in the morning leads to one account for all.',
      'ferrow interview: In the depot a tablet hangs at each pit. Whoever works there must sign what he did, and nobody brings his own phone.',
    ],
  },
];
